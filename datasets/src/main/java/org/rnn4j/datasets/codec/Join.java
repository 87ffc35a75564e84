package org.rnn4j.datasets.codec;

/** Sides on which a word is joined to its neighbour without a space. */
enum Join {
    NONE(' '),
    LEFT('<'),
    RIGHT('>'),
    BOTH('=');

    private final char spelling;

    Join(char spelling) {
        this.spelling = spelling;
    }

    static Join of(boolean left, boolean right) {
        if (left) {
            return right ? BOTH : LEFT;
        }
        return right ? RIGHT : NONE;
    }

    boolean left() {
        return this == LEFT || this == BOTH;
    }

    boolean right() {
        return this == RIGHT || this == BOTH;
    }

    /** The spelling in a model bundle. */
    char spelling() {
        return spelling;
    }
}
