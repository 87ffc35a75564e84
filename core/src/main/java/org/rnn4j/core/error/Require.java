package org.rnn4j.core.error;

/** Checks values that the user typed; the key is the name that the user knows. */
public final class Require {
    private Require() {}

    /** Fails unless {@code min <= value <= max}; NaN fails. */
    public static void inRange(String key, double value, double min, double max) {
        if (!(value >= min && value <= max)) { // also fails for NaN
            throw new UserException(
                    "%s = %s, but must be in [%s, %s]".formatted(key, plain(value), plain(min), plain(max)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
