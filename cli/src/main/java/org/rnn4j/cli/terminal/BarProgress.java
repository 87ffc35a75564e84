package org.rnn4j.cli.terminal;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that redraws itself in place. */
final class BarProgress implements Progress {
    private static final long STEPS = 1000;
    private static final int MILLISECONDS_BETWEEN = 250;

    /** Moves to the start of the line, and clears it. */
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final String unit;
    private final ProgressBar bar;

    BarProgress(PrintWriter err, String unit) {
        this.err = err;
        this.unit = unit;
        bar = new ProgressBarBuilder()
                .setTaskName("train")
                .setInitialMax(STEPS)
                .setRenderer(new BarRenderer())
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setConsumer(new BarConsumer())
                .clearDisplayOnFinish()
                .build();
    }

    @Override
    public void show(Status status) {
        bar.stepTo(Math.round(status.share() * STEPS));
        bar.setExtraMessage(StatusText.of(status, unit));
    }

    @Override
    public void evaluating(long done, long targets) {
        bar.setExtraMessage(StatusText.evaluating(done, targets));
    }

    @Override
    public void note(String line) {
        err.println(CLEAR + line);
        err.flush();
    }

    @Override
    public void close() {
        bar.close();
    }
}
