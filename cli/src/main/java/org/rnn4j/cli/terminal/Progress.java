package org.rnn4j.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.rnn4j.core.sequence.Score;

/** Displays training progress. Called after every training step; updates the display less often. */
public interface Progress extends AutoCloseable {

    /**
     * The state of a training run.
     *
     * @param share completed share of the training, in [0, 1]
     * @param lossNats recent training loss, nats per token
     * @param validationNats loss of the last validation, nats per token; NaN before the first
     * @param metric main metric of the last validation; empty before the first, and if the task has no metrics
     * @param tokensPerSecond recent training throughput
     * @param remaining estimated time to the end
     */
    record Status(
            double share,
            double lossNats,
            double validationNats,
            Optional<Score.Metric> metric,
            double tokensPerSecond,
            Duration remaining) {}

    /** Updates the state of the training. */
    void show(Status status);

    /** Shows how much of an evaluation is done. */
    void evaluating(long done, long targets);

    /** Prints a line that stays. */
    void note(String line);

    /** Leaves the terminal clean. */
    @Override
    void close();

    /** A progress bar if standard error is a terminal, otherwise a plain line every ten seconds. */
    static Progress on(PrintWriter err, String unit) {
        return Terminal.isInteractive() ? new BarProgress(err, unit) : new LineProgress(err, unit, System::nanoTime);
    }
}
