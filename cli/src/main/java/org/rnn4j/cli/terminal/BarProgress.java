package org.rnn4j.cli.terminal;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

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
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(MILLISECONDS_BETWEEN)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .hideEta()
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
