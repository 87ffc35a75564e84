package org.rnn4j.datasets.examples;

/** What stands between the cells of a row. */
public enum Delimiter {
    /** Cells may stand in double quotes, which a cell itself spells twice. */
    COMMA(',', '"'),
    SEMICOLON(';', '"'),
    /** A quote is a quote. */
    TAB('\t', null),
    /** Any run of blanks; blanks at either end are none. */
    BLANK(' ', null);

    private final char character;
    private final Character quote;

    Delimiter(char character, Character quote) {
        this.character = character;
        this.quote = quote;
    }

    /** The character; of blanks, a space. */
    public char character() {
        return character;
    }

    /** The character that quotes a cell; null where none does. */
    Character quote() {
        return quote;
    }
}
