package org.rnn4j.cli.terminal;

import java.util.Locale;

/** One loss in the three forms that people compare. */
public final class Figures {
    private Figures() {}

    /** Bits a token. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }

    /** {@code 1.853 nats, 2.673 bits a character, perplexity 6.38}. */
    public static String of(double nats, String unit) {
        return String.format(
                Locale.ROOT, "%.3f nats, %.3f bits a %s, perplexity %.2f", nats, bits(nats), unit, Math.exp(nats));
    }

    /** {@code 2:05}, or {@code 1:00:05} from an hour on. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
