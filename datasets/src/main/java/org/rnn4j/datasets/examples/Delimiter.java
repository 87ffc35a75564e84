package org.rnn4j.datasets.examples;

/** What stands between the cells of a row. */
public enum Delimiter {
    /** Cells may stand in double quotes, which a cell itself spells twice. */
    COMMA(',', '"'),
    SEMICOLON(';', '"'),
    /** A quote is a quote. */
    TAB('\t', '\0'),
    /** Any run of blanks; blanks at either end are none. */
    BLANK(' ', '\0');

    private final char character;
    private final char quote;

    Delimiter(char character, char quote) {
        this.character = character;
        this.quote = quote;
    }

    /** The character; of blanks, a space. */
    public char character() {
        return character;
    }

    char quote() {
        return quote;
    }
}
