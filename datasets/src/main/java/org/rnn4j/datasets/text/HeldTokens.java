package org.rnn4j.datasets.text;

/**
 * Tokens on the heap.
 *
 * @param ids ids, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record HeldTokens(int[] ids) implements StreamTokens {

    @Override
    public long length() {
        return ids.length;
    }

    @Override
    public void read(long from, int[] to, int offset, int count) {
        System.arraycopy(ids, (int) from, to, offset, count);
    }
}
