package org.rnn4j.cli.init;

/** Scripts in which words need other tokens than in English. */
enum Script {
    /** Syllables and jamo of Korean. */
    HANGUL {
        @Override
        boolean has(int codePoint) {
            return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HANGUL;
        }
    },

    /** Scripts without blanks between words. */
    WITHOUT_BLANKS {
        @Override
        boolean has(int codePoint) {
            return switch (Character.UnicodeScript.of(codePoint)) {
                case HAN, HIRAGANA, KATAKANA, THAI, KHMER, LAO, MYANMAR -> true;
                default -> false;
            };
        }
    };

    private static final double MANY = 0.3;

    abstract boolean has(int codePoint);

    /** Whether many of the letters of a text are in this script. */
    boolean isIn(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        return letters > 0 && text.codePoints().filter(this::has).count() > MANY * letters;
    }
}
