package org.rnn4j.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
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
                .setConsumer(new ConsoleProgressBarConsumer(standardError()))
                .clearDisplayOnFinish()
                .build();
    }

    /** UTF-8 like the rest of what is printed; System.err follows the locale, and many containers have none. */
    private static PrintStream standardError() {
        return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
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
