package org.rnn4j.cli.terminal;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line every ten seconds, for logs. */
final class LineProgress implements Progress {
    private static final long NANOSECONDS_BETWEEN = TimeUnit.SECONDS.toNanos(10);

    private final PrintWriter err;
    private final String unit;
    private final LongSupplier nanoTime;
    private long next;

    LineProgress(PrintWriter err, String unit, LongSupplier nanoTime) {
        this.err = err;
        this.unit = unit;
        this.nanoTime = nanoTime;
        next = nanoTime.getAsLong() + NANOSECONDS_BETWEEN;
    }

    @Override
    public void show(Status status) {
        if (isDue()) {
            note(String.format(Locale.ROOT, "%3.0f%%  ", 100 * status.share()) + StatusText.of(status, unit));
        }
    }

    @Override
    public void evaluating(long done, long targets) {
        if (isDue()) {
            note("      " + StatusText.evaluating(done, targets));
        }
    }

    private boolean isDue() {
        long now = nanoTime.getAsLong();
        if (now - next < 0) {
            return false;
        }
        next = now + NANOSECONDS_BETWEEN;
        return true;
    }

    @Override
    public void note(String line) {
        err.println(line);
        err.flush();
    }

    @Override
    public void close() {}
}
