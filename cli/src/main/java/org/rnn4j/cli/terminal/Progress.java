package org.rnn4j.cli.terminal;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import org.rnn4j.core.sequence.Score;

/** How far a long task is, for a person who waits. Called after every training step; it shows less often. */
public interface Progress extends AutoCloseable {

    /**
     * Where a training stands.
     *
     * @param share of the training that is over, in [0, 1]
     * @param lossNats recent training loss, nats a token
     * @param validationNats the last validation's loss, nats a token; NaN before the first
     * @param metric the last validation's main metric; empty before the first, and where the loss says all
     * @param tokensPerSecond recent speed of training
     * @param remaining time until the end, as far as one can say
     */
    record Status(
            double share,
            double lossNats,
            double validationNats,
            Optional<Score.Metric> metric,
            double tokensPerSecond,
            Duration remaining) {}

    /** Tells where the training stands now. */
    void show(Status status);

    /** Leaves the terminal clean. */
    @Override
    void close();

    /** A bar where a person looks at standard error, plain lines every ten seconds where it goes to a file or a program. */
    static Progress on(PrintWriter err, String unit) {
        return Terminal.isInteractive() ? new BarProgress(unit) : new LineProgress(err, unit, System::nanoTime);
    }
}
