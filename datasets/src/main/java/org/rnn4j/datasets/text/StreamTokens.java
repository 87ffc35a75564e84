package org.rnn4j.datasets.text;

/** A long stream of token ids that can be read at any position. Immutable. */
public sealed interface StreamTokens permits HeldTokens, MappedTokens {

    long length();

    /**
     * Copies tokens.
     *
     * @param from position of the first token
     * @param to array that receives {@code count} tokens from {@code offset}
     */
    void read(long from, int[] to, int offset, int count);

    /** The first tokens, at most {@code most}. */
    default int[] first(int most) {
        int[] tokens = new int[(int) Math.min(most, length())];
        read(0, tokens, 0, tokens.length);
        return tokens;
    }
}
