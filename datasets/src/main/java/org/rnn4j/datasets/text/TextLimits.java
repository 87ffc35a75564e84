package org.rnn4j.datasets.text;

/**
 * How much is held in memory.
 *
 * @param standardInputBytes of standard input, which can be read once only
 * @param pieceCharacters of text that is being read; UTF-16 code units
 * @param heldCharacters of a part of the text whose tokens are on the heap; those of a longer one are in a file
 */
record TextLimits(int standardInputBytes, int pieceCharacters, long heldCharacters) {
    /** Training of a small network on a text of any size takes less than 1 GB of heap. */
    static final TextLimits DEFAULT = new TextLimits(1 << 28, 1 << 21, 1 << 24);
}
