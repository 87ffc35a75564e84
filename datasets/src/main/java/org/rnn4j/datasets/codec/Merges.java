package org.rnn4j.datasets.codec;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pairs of tokens that become one, in the order in which they were learned. The first 256 tokens are the bytes. Two
 * merges may have the same bytes and then give the same token.
 */
final class Merges {
    static final int BYTES = 256;

    /** The bytes of each token, one char per byte. */
    private final List<String> tokens = new ArrayList<>();

    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Long, Integer> ranks = new HashMap<>();
    private final List<Long> pairs = new ArrayList<>();
    private final List<Integer> results = new ArrayList<>();

    Merges() {
        for (int b = 0; b < BYTES; b++) {
            token(String.valueOf((char) b));
        }
    }

    /** The pair as one number; pairs are ordered by their left, then their right token. */
    static long pair(int left, int right) {
        return ((long) left << Integer.SIZE) | right;
    }

    static int left(long pair) {
        return (int) (pair >> Integer.SIZE);
    }

    static int right(long pair) {
        return (int) pair;
    }

    /** The new token for the pair. */
    int learn(long pair) {
        int result = token(tokens.get(left(pair)) + tokens.get(right(pair)));
        if (ranks.putIfAbsent(pair, pairs.size()) == null) {
            pairs.add(pair);
            results.add(result);
        }
        return result;
    }

    private int token(String bytes) {
        Integer known = ids.putIfAbsent(bytes, tokens.size());
        if (known != null) {
            return known;
        }
        tokens.add(bytes);
        return tokens.size() - 1;
    }

    int tokens() {
        return tokens.size();
    }

    byte[] bytes(int token) {
        return tokens.get(token).getBytes(StandardCharsets.ISO_8859_1);
    }

    List<Long> pairs() {
        return pairs;
    }

    /** The tokens of some bytes: the pair that was learned first is merged first; ties take the leftmost. */
    int[] apply(byte[] bytes) {
        int[] ids = new int[bytes.length];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = Byte.toUnsignedInt(bytes[i]);
        }
        int[] rank = new int[ids.length]; // of the pair that begins here
        for (int i = 0; i + 1 < ids.length; i++) {
            rank[i] = rank(ids[i], ids[i + 1]);
        }
        int length = ids.length;
        while (length > 1) {
            int best = 0;
            for (int i = 1; i + 1 < length; i++) {
                best = rank[i] < rank[best] ? i : best;
            }
            if (rank[best] == Integer.MAX_VALUE) {
                break;
            }
            ids[best] = results.get(rank[best]);
            length--;
            System.arraycopy(ids, best + 2, ids, best + 1, length - best - 1);
            System.arraycopy(rank, best + 2, rank, best + 1, Math.max(0, length - best - 2));
            for (int i = Math.max(0, best - 1); i <= best && i + 1 < length; i++) {
                rank[i] = rank(ids[i], ids[i + 1]);
            }
        }
        return Arrays.copyOf(ids, length);
    }

    private int rank(int left, int right) {
        return ranks.getOrDefault(pair(left, right), Integer.MAX_VALUE);
    }
}
