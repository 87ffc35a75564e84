package org.rnn4j.datasets.codec;

/** On which sides a word stands against its neighbour without a space. */
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

    /** How a model bundle spells it. */
    char spelling() {
        return spelling;
    }
}
