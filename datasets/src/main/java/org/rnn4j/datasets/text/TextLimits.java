package org.rnn4j.datasets.text;

/**
 * Limits of the data in memory.
 *
 * @param standardInputBytes bytes of standard input, which can be read only once
 * @param pieceCharacters UTF-16 code units of the text being read
 * @param heldCharacters characters of a split whose tokens are on the heap; those of a longer one are in a file
 */
record TextLimits(int standardInputBytes, int pieceCharacters, long heldCharacters) {
    /** With these limits, training of a small network on a text of any size takes less than 1 GB of heap. */
    static final TextLimits DEFAULT = new TextLimits(1 << 28, 1 << 21, 1 << 24);
}
