package org.rnn4j.datasets.codec;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * The word-break property of a character.
 *
 * @see <a href="https://www.unicode.org/reports/tr29/#Default_Word_Boundaries">Unicode Standard Annex 29, table 3</a>
 */
enum WordClass {
    LETTER,
    DIGIT,
    KATAKANA,
    /** The underscore and similar characters, which join letters, digits and katakana. */
    CONNECTOR,
    /** Belongs to the character before it. */
    EXTEND,
    /** Joins two letters. */
    MID_LETTER,
    /** Joins two digits. */
    MID_DIGIT,
    /** Joins two letters or two digits. */
    MID_BOTH,
    OTHER;

    /** Scripts without spaces between words, which need a dictionary to find them. */
    private static final Set<UnicodeScript> NO_WORDS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);

    private static final String BETWEEN_LETTERS = ":\u00B7\u0387\u055F\u05F4\u2027\uFE13\uFE55\uFF1A";
    private static final String BETWEEN_DIGITS = ",;\u037E\u0589\u060C\u060D\u066C\u07F8\u2044\uFE10\uFE14\uFF0C\uFF1B";
    private static final String BETWEEN_BOTH = "'.\u2018\u2019\u2024\uFE52\uFF07\uFF0E";
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int PROLONGED_SOUND = 0x30FC;

    private static final WordClass[] ASCII = new WordClass[128];

    static {
        for (int character = 0; character < ASCII.length; character++) {
            ASCII[character] = find(character);
        }
    }

    static WordClass of(int character) {
        return character < ASCII.length ? ASCII[character] : find(character);
    }

    private static WordClass find(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> EXTEND;
            case Character.FORMAT -> character == ZERO_WIDTH_SPACE ? OTHER : EXTEND;
            case Character.DECIMAL_DIGIT_NUMBER -> DIGIT;
            case Character.CONNECTOR_PUNCTUATION -> CONNECTOR;
            default -> Character.isAlphabetic(character) ? letter(character) : between(character);
        };
    }

    private static WordClass letter(int character) {
        UnicodeScript script = UnicodeScript.of(character);
        if (script == UnicodeScript.KATAKANA || character == PROLONGED_SOUND) {
            return KATAKANA;
        }
        return NO_WORDS.contains(script) ? OTHER : LETTER;
    }

    private static WordClass between(int character) {
        if (BETWEEN_BOTH.indexOf(character) >= 0) {
            return MID_BOTH;
        } else if (BETWEEN_LETTERS.indexOf(character) >= 0) {
            return MID_LETTER;
        }
        return BETWEEN_DIGITS.indexOf(character) >= 0 ? MID_DIGIT : OTHER;
    }

    /** Whether a word may begin with this class. */
    boolean begins() {
        return this == LETTER || this == DIGIT || this == KATAKANA || this == CONNECTOR;
    }

    /** Whether {@code next} continues a word after this class (WB5, WB8 to WB10, WB13). */
    boolean joins(WordClass next) {
        if (this == CONNECTOR || next == CONNECTOR) {
            return begins() && next.begins();
        } else if (this == KATAKANA) {
            return next == KATAKANA;
        }
        return (this == LETTER || this == DIGIT) && (next == LETTER || next == DIGIT);
    }

    /** Whether this class joins two of {@code neighbour} (WB6, WB7, WB11, WB12). */
    boolean isBetween(WordClass neighbour) {
        return switch (neighbour) {
            case LETTER -> this == MID_LETTER || this == MID_BOTH;
            case DIGIT -> this == MID_DIGIT || this == MID_BOTH;
            default -> false;
        };
    }
}
