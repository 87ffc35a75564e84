package org.rnn4j.core.train;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.RnnState;

/**
 * The state of a training between two steps: together with the network and its updater, all that is needed to continue
 * as if it had never stopped. Immutable.
 *
 * @param seed seed for the order of the data
 * @param epoch epoch of the next step, 1-based
 * @param batches number of completed batches of that epoch
 * @param targets number of completed targets of that epoch
 * @param step number of completed steps
 * @param elapsed time spent, validation included
 * @param standing state of the validations
 * @param course what the training has decided on its way
 * @param rnn recurrent state for the next batch if that continues the last; empty before the first step
 * @param trained the parameters to train further, if those of the network are an average ({@code training.average})
 */
public record TrainingState(
        long seed,
        int epoch,
        int batches,
        long targets,
        long step,
        Duration elapsed,
        Standing standing,
        Course course,
        Optional<RnnState> rnn,
        Optional<ParameterVector> trained) {
    private static final int FORMAT = 4;
    /** The format before {@code training.average}. */
    private static final int WITHOUT_AVERAGE = 3;
    /** The format before trainings rolled back and validated on a subset. */
    private static final int WITHOUT_COURSE = 2;
    /** The format before {@code training.best-by}, in which the loss chooses the best model. */
    private static final int BY_LOSS_ALONE = 1;

    static TrainingState beginning(long seed) {
        return new TrainingState(
                seed, 1, 0, 0, 0, Duration.ZERO, Standing.FIRST, Course.FIRST, Optional.empty(), Optional.empty());
    }

    /** The loss of the best validation so far, in nats per target; infinite before the first validation. */
    public double bestLossNats() {
        return standing.bestLossNats();
    }

    /** The step of {@link #bestLossNats}. */
    public long bestStep() {
        return standing.bestStep();
    }

    /** Writes the state in the format of {@link #readFrom}. */
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
        course.writeTo(out);
        out.writeBoolean(rnn.isPresent());
        if (rnn.isPresent()) {
            rnn.get().writeTo(out);
        }
        out.writeBoolean(trained.isPresent());
        if (trained.isPresent()) {
            trained.get().writeTo(out);
        }
    }

    /** Reads a state that {@link #writeTo} wrote, in this format or an earlier one. */
    public static TrainingState readFrom(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < BY_LOSS_ALONE || format > FORMAT) {
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
                format <= WITHOUT_COURSE ? Course.FIRST : Course.readFrom(in),
                in.readBoolean() ? Optional.of(RnnState.readFrom(in)) : Optional.empty(),
                format > WITHOUT_AVERAGE && in.readBoolean()
                        ? Optional.of(ParameterVector.readFrom(in))
                        : Optional.empty());
    }

    private static Standing standing(DataInput in, int format) throws IOException {
        double best = in.readDouble();
        double bestLossNats = format == BY_LOSS_ALONE ? best : in.readDouble();
        return new Standing(best, bestLossNats, in.readLong(), in.readInt(), in.readInt(), in.readInt());
    }
}
