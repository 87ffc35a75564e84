package org.rnn4j.cli.terminal;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextBits;

/** Losses and scores as text. */
public final class LossText {
    private LossText() {}

    /** Converts nats per token to bits per token. */
    public static double bits(double nats) {
        return nats / Math.log(2);
    }

    /** {@code 1.853 nats, 2.673 bits per character, perplexity 6.38}. */
    public static String of(double nats, String unit) {
        return String.format(
                Locale.ROOT, "%.3f nats, %.3f bits per %s, perplexity %.2f", nats, bits(nats), unit, Math.exp(nats));
    }

    /**
     * The loss on a split: {@code 4.61 nats, ...} for tokens, with bits per character where a token is not a character;
     * {@code loss 0.213} otherwise.
     */
    public static String of(SequenceData data, Split split, double nats) {
        if (!Units.areTokens(data)) {
            return String.format(Locale.ROOT, "loss %.4f", nats);
        }
        String unit = Units.oneOf(data);
        return of(nats, unit)
                + TextBits.of(data, split, nats).map(bits -> beyond(bits, unit)).orElse("");
    }

    /** The units other than bits per token: {@code ", 1.243 bits per character, 1.238 per byte"}. */
    private static String beyond(TextBits bits, String unit) {
        return switch (unit) {
            case "character" -> "";
            case "byte" -> String.format(Locale.ROOT, ", %.3f bits per character", bits.perCharacter());
            default ->
                String.format(
                        Locale.ROOT, ", %.3f bits per character, %.3f per byte", bits.perCharacter(), bits.perByte());
        };
    }

    /** {@code 93.2%}, {@code 0.01234} or {@code 1,200}, depending on the kind of metric. */
    public static String of(Score.Metric metric) {
        return switch (metric.kind()) {
            case SHARE, ERROR_SHARE, COVERAGE -> String.format(Locale.ROOT, "%.1f%%", 100 * metric.value());
            case ERROR, GAIN -> String.format(Locale.ROOT, "%.4g", metric.value());
            case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(metric.value()));
        };
    }

    /** For JSON, by name; a metric that is not finite is null. */
    public static Map<String, Double> map(Score score) {
        Map<String, Double> values = new LinkedHashMap<>();
        score.metrics()
                .forEach(metric -> values.put(metric.name(), Double.isFinite(metric.value()) ? metric.value() : null));
        return values;
    }

    /** {@code 2:05}, or {@code 1:00:05} from an hour on. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
