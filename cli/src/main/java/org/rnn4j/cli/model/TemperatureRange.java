package org.rnn4j.cli.model;

import org.rnn4j.core.error.UserException;

/**
 * A temperature, or those of the first and the last row of a sheet.
 *
 * @param from 0 or more
 * @param to 0 or more
 */
record TemperatureRange(double from, double to) {
    private static final double HIGHEST = 100;

    /**
     * Parses {@code 0.8} or {@code 0.2..1.0}.
     *
     * @throws UserException if the text is neither
     */
    static TemperatureRange parse(String text) {
        int dots = text.indexOf("..");
        return dots < 0
                ? new TemperatureRange(number(text, text), number(text, text))
                : new TemperatureRange(number(text.substring(0, dots), text), number(text.substring(dots + 2), text));
    }

    private static double number(String number, String text) {
        try {
            double value = Double.parseDouble(number);
            if (value >= 0 && value <= HIGHEST) {
                return value;
            }
        } catch (NumberFormatException e) {
            // the same message as for a number out of range
        }
        throw new UserException(
                "--temperature = %s, but must be a number in [0, 100], such as 0.8, or two of them for the rows of a sheet, such as 0.2..1.0"
                        .formatted(text));
    }

    /**
     * The only temperature.
     *
     * @throws UserException if there are two
     */
    double single() {
        if (from != to) {
            throw new UserException(
                    "--temperature = %s..%s is for the rows of a sheet; add --out FILE --rows N, or give one number"
                            .formatted(from, to));
        }
        return from;
    }
}
