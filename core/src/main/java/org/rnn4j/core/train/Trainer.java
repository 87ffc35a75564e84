package org.rnn4j.core.train;

import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Trains a model by truncated backpropagation through time: a batch that continues the previous one starts from its
 * final state. The budget counts wall-clock time from the call, including validations and listeners, and training ends
 * early enough for a last validation.
 *
 * <p>A {@link FittedModel} is fitted and validated once; no option of the training applies.
 *
 * <p>If only epochs end the training, it is repeatable: stopped, saved and resumed it gives the same numbers as an
 * uninterrupted training, provided that the model and the data do.
 */
public final class Trainer {
    private final TrainingSpec spec;
    private final long seed;
    private final LongSupplier nanoClock;
    private double[] rates = {};
    private volatile boolean stopRequested;
    private volatile boolean fitting;

    /** @param seed seed for the order of shuffled data, which differs between epochs */
    public Trainer(TrainingSpec spec, long seed) {
        this(spec, seed, System::nanoTime);
    }

    /** @param nanoClock current time in nanoseconds from an arbitrary origin */
    public Trainer(TrainingSpec spec, long seed, LongSupplier nanoClock) {
        this.spec = spec;
        this.seed = seed;
        this.nanoClock = nanoClock;
    }

    /**
     * Takes the learning rates of the first steps from an earlier training, in place of the schedule, which may have followed the
     * clock.
     *
     * @param ofSteps learning rate of each step, beginning with the first
     * @return this
     */
    public Trainer withRates(double[] ofSteps) {
        rates = ofSteps.clone();
        return this;
    }

    /** The division of the data into batches. */
    public static BatchPlan plan(TrainingSpec spec, long seed) {
        return new BatchPlan(spec.batchSize(), spec.timeSteps(), spec.batchTokens(), seed);
    }

    /**
     * Trains until the limit of epochs, budget or patience is reached.
     *
     * @throws UserException if the loss of a batch is not finite even for a good model, if the training diverges more often
     *     than it may return to its last good model, if the training split is too
     *     short for one batch, and if patience is set but there is no validation split
     */
    public TrainingResult train(SequenceModel model, SequenceData data, TrainingListener listener) {
        return resume(model, data, TrainingState.beginning(seed), listener);
    }

    /**
     * Continues from a state, with the model as it was then. Epochs and budget count from the original start.
     *
     * @throws UserException as {@link #train}, and for a model that is fitted at once
     */
    public TrainingResult resume(
            SequenceModel model, SequenceData data, TrainingState from, TrainingListener listener) {
        if (model instanceof FittedModel fitted) {
            if (from.step() > 0) {
                throw new UserException(
                        "this model is fitted at once, so there is no training to continue; train it anew");
            }
            var evaluator = new Evaluator(plan(spec, seed), nanoClock);
            fitting = true;
            try {
                return new FittedRun(fitted, data, listener, evaluator, nanoClock).run(seed);
            } finally {
                fitting = false;
            }
        }
        return new TrainingRun(spec, model, data, listener, nanoClock, () -> stopRequested, rates, from).run();
    }

    /**
     * Ends the training after the current step, or the current batch of a validation, without another validation. Any
     * thread may call this.
     */
    public void requestStop() {
        stopRequested = true;
    }

    /** Whether a model is being fitted at once: such a training has no step to stop after, and nothing to save until it ends. */
    public boolean isFitting() {
        return fitting;
    }

    /** Whether {@link #requestStop} was called. */
    public boolean isStopRequested() {
        return stopRequested;
    }
}
