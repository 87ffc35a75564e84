package org.rnn4j.datasets.examples;

/** Delimiter between the cells of a row. */
public enum Delimiter {
    /** Comma; cells may be in double quotes, which are doubled inside a cell. */
    COMMA(',', '"'),
    SEMICOLON(';', '"'),
    /** Tab; quotes have no special meaning. */
    TAB('\t', null),
    /** Any run of blanks; blanks at the start and end of a row are ignored. */
    BLANK(' ', null);

    private final char character;
    private final Character quote;

    Delimiter(char character, Character quote) {
        this.character = character;
        this.quote = quote;
    }

    /** The character; a space for blanks. */
    public char character() {
        return character;
    }

    /** The character that quotes a cell; null if there is none. */
    Character quote() {
        return quote;
    }
}
