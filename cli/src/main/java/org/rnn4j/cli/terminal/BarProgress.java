package org.rnn4j.cli.terminal;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar that redraws itself in place. */
final class BarProgress implements Progress {
    private static final long STEPS = 1000;
    private static final int MILLISECONDS_BETWEEN = 250;

    private final String unit;
    private final ProgressBar bar;

    BarProgress(String unit) {
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
    public void close() {
        bar.close();
    }
}
