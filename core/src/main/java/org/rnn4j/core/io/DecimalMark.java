package org.rnn4j.core.io;

/**
 * The numbers in files, by one rule for every reader: ASCII digits with an optional sign, one optional decimal mark with
 * digits on at least one side, and an optional exponent, such as {@code -1}, {@code .5}, {@code 4.} and {@code 1e-3}.
 * Thousands separators, {@code NaN}, {@code Infinity} and the literals of programming languages, such as {@code 1d} or
 * {@code 0x1p3}, are not numbers.
 */
public enum DecimalMark {
    POINT('.'),
    COMMA(',');

    private final char mark;

    DecimalMark(char mark) {
        this.mark = mark;
    }

    /** The number of a text without blanks; NaN if it is not a number, infinite if it is too large for a double. */
    public double parse(String text) {
        return isNumber(text) ? Double.parseDouble(text.replace(mark, '.')) : Double.NaN;
    }

    private boolean isNumber(String text) {
        int begin = afterSign(text, 0);
        int point = afterDigits(text, begin);
        int end = point < text.length() && text.charAt(point) == mark ? afterDigits(text, point + 1) : point;
        if (end - begin - (end > point ? 1 : 0) == 0) {
            return false; // no digit
        }
        if (end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = afterSign(text, end + 1);
            end = afterDigits(text, exponent);
            return end > exponent && end == text.length();
        }
        return end == text.length();
    }

    private static int afterSign(String text, int at) {
        return at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+') ? at + 1 : at;
    }

    private static int afterDigits(String text, int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    /**
     * A description of the allowed texts, for the error if a text is not a number.
     *
     * @param key job key that sets the decimal mark
     */
    public String expected(String key, String text) {
        if (this == COMMA) {
            return "a finite number without thousands separators, such as 1234,5 (%s is comma)".formatted(key);
        }
        return text.indexOf(',') < 0
                ? "a finite number"
                : "a finite number without thousands separators; if the comma is its decimal mark, set %s to comma"
                        .formatted(key);
    }
}
