package org.rnn4j.core.train;

import java.util.function.LongSupplier;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Trains a model by truncated backpropagation through time: where a batch continues the one before, it starts from its
 * final state. The budget counts from the call on the wall clock, with validations and listeners, and training ends early
 * enough for a last validation.
 *
 * <p>Where only epochs end the training, it is repeatable: stopped, saved and resumed it gives the very numbers of a
 * training that was never stopped, if the model and the data do.
 */
public final class Trainer {
    private final TrainingSpec spec;
    private final long seed;
    private final LongSupplier nanoClock;
    private volatile boolean stopRequested;

    /** @param seed orders data that is shuffled; every epoch differently */
    public Trainer(TrainingSpec spec, long seed) {
        this(spec, seed, System::nanoTime);
    }

    /** @param nanoClock nanoseconds since any moment */
    public Trainer(TrainingSpec spec, long seed, LongSupplier nanoClock) {
        this.spec = spec;
        this.seed = seed;
        this.nanoClock = nanoClock;
    }

    /** How a training cuts its data into batches. */
    public static BatchPlan plan(TrainingSpec spec, long seed) {
        return new BatchPlan(spec.batchSize(), spec.timeSteps(), spec.batchTokens(), seed);
    }

    /**
     * Trains until epochs, budget or patience end it.
     *
     * @throws org.rnn4j.core.error.UserException where the loss is no longer a finite number, where the training part is
     *     too short for one batch, and where patience needs a validation part that is not there
     */
    public TrainingResult train(SequenceModel model, SequenceData data, TrainingListener listener) {
        return resume(model, data, TrainingState.beginning(seed), listener);
    }

    /** Goes on from a state, with the model as it was then. Epochs and budget count from the first beginning. */
    public TrainingResult resume(
            SequenceModel model, SequenceData data, TrainingState from, TrainingListener listener) {
        return new TrainingRun(spec, model, data, listener, nanoClock, () -> stopRequested, from).run();
    }

    /** Ends the training after the step that is under way, without another validation. Any thread may call this. */
    public void requestStop() {
        stopRequested = true;
    }
}
