package org.rnn4j.core.job;

import java.util.Locale;

/** Job files spell {@code hiddenSize}, {@code BASIC_RNN} and {@code RmsProp} as hidden-size, basic-rnn and rms-prop. */
final class Spelling {
    private Spelling() {}

    static String of(String javaName) {
        String words = javaName.contains("_") || javaName.equals(javaName.toUpperCase(Locale.ROOT))
                ? javaName.replace('_', '-')
                : javaName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-");
        return words.toLowerCase(Locale.ROOT);
    }

    /** {@code rmsprop} is a common spelling of {@code rms-prop}. */
    static boolean same(String written, String spelling) {
        return written.replace("-", "").equals(spelling.replace("-", ""));
    }
}
