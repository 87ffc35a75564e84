package org.rnn4j.cli.terminal;

import java.util.Locale;
import org.rnn4j.cli.terminal.Progress.Status;

/** The text of a status: loss, throughput, time left. */
final class StatusText {
    private StatusText() {}

    static String of(Status status, String unit) {
        String validation = Double.isNaN(status.validationNats())
                ? ""
                : String.format(Locale.ROOT, ", validation %.3f", status.validationNats());
        String metric = status.metric()
                .map(main -> ", %s %s".formatted(main.name(), LossText.of(main)))
                .orElse("");
        long seconds = status.remaining().toSeconds();
        return String.format(
                Locale.ROOT,
                "loss %.3f%s%s, %s %s/s, %d:%02d left",
                status.lossNats(),
                validation,
                metric,
                rounded(status.tokensPerSecond()),
                unit,
                seconds / 60,
                seconds % 60);
    }

    static String evaluating(long done, long targets) {
        return String.format(
                Locale.ROOT,
                "evaluating: %,d of %,d targets (%.0f%%)",
                done,
                targets,
                100.0 * done / Math.max(1, targets));
    }

    private static String rounded(double perSecond) {
        return perSecond < 10_000
                ? String.format(Locale.ROOT, "%.0f", perSecond)
                : String.format(Locale.ROOT, "%.0fk", perSecond / 1000);
    }
}
