package org.rnn4j.core.baseline;

/** Counts by long key; open addressing in two arrays, so that millions of n-grams need no objects. */
final class CountMap {
    private static final int FIRST_CAPACITY = 1 << 10;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** Adds one and returns the new count. */
    int increment(long key) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            if (size >= keys.length / 2) {
                grow();
                slot = slot(key);
            }
            keys[slot] = key;
            size++;
        }
        return ++counts[slot];
    }

    int get(long key) {
        return counts[slot(key)];
    }

    int size() {
        return size;
    }

    /** Where the key is, or would be: a slot with count 0 is free. */
    private int slot(long key) {
        int mask = keys.length - 1;
        int slot = (int) mix(key) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    /** The finalizer of SplitMix64 (Steele et al., 2014): n-grams differ in few bits, slots must not. */
    private static long mix(long key) {
        long z = (key ^ (key >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }
}
