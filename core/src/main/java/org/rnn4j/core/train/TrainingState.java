package org.rnn4j.core.train;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.rnn4j.core.network.RnnState;

/**
 * Where a training stands between two steps: with the network and its updater all that is needed to go on as if it had
 * never stopped. Immutable.
 *
 * @param seed that orders the data
 * @param epoch that the next step belongs to, 1-based
 * @param batches of that epoch that are done
 * @param targets of that epoch that are done
 * @param step steps done
 * @param elapsed time spent, validation included
 * @param standing what validations have shown
 * @param rnn the recurrent state that the next batch may continue; empty before the first step
 */
public record TrainingState(
        long seed,
        int epoch,
        int batches,
        long targets,
        long step,
        Duration elapsed,
        Standing standing,
        Optional<RnnState> rnn) {
    private static final int FORMAT = 2;
    /** Format in which what the best was chosen by is its loss. */
    private static final int BY_LOSS_ALONE = 1;

    static TrainingState beginning(long seed) {
        return new TrainingState(seed, 1, 0, 0, 0, Duration.ZERO, Standing.FIRST, Optional.empty());
    }

    /** The loss of the best validation so far, in nats a target; infinite where nothing was validated. */
    public double bestLossNats() {
        return standing.bestLossNats();
    }

    /** The step after which {@link #bestLossNats} was measured. */
    public long bestStep() {
        return standing.bestStep();
    }

    /** Writes what {@link #readFrom} reads. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeLong(seed);
        out.writeInt(epoch);
        out.writeInt(batches);
        out.writeLong(targets);
        out.writeLong(step);
        out.writeLong(elapsed.toNanos());
        out.writeDouble(standing.best());
        out.writeDouble(standing.bestLossNats());
        out.writeLong(standing.bestStep());
        out.writeInt(standing.sinceBest());
        out.writeInt(standing.sinceCut());
        out.writeInt(standing.cuts());
        out.writeBoolean(rnn.isPresent());
        if (rnn.isPresent()) {
            rnn.get().writeTo(out);
        }
    }

    /** Reads what {@link #writeTo} wrote, and what it wrote before a score could choose the best. */
    public static TrainingState readFrom(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT && format != BY_LOSS_ALONE) {
            throw new IOException("the training state has format %d, but must have %d".formatted(format, FORMAT));
        }
        return new TrainingState(
                in.readLong(),
                in.readInt(),
                in.readInt(),
                in.readLong(),
                in.readLong(),
                Duration.ofNanos(in.readLong()),
                standing(in, format),
                in.readBoolean() ? Optional.of(RnnState.readFrom(in)) : Optional.empty());
    }

    private static Standing standing(DataInput in, int format) throws IOException {
        double best = in.readDouble();
        double bestLossNats = format == BY_LOSS_ALONE ? best : in.readDouble();
        return new Standing(best, bestLossNats, in.readLong(), in.readInt(), in.readInt(), in.readInt());
    }
}
