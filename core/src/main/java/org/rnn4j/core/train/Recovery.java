package org.rnn4j.core.train;

import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Finds that a training has diverged, and returns it to the last good model at half the learning rate.
 *
 * <p>A loss that is far above the first one may be that of an unusual batch. Therefore the batch before, which the model
 * has just learned, is evaluated again: if its loss is as high, the model has diverged.
 */
final class Recovery {
    /** Its square, which Adam and RMSProp sum in float32, is infinite. */
    private static final double LARGEST_GRADIENT = 1e18;
    /** The loss may rise above the first one by this times its size, or this many nats. */
    private static final double RISE = 10;

    private final TrainingSpec spec;
    private final SequenceModel model;
    private TrainingState good;
    private int rollbacks;
    private double firstLoss = Double.NaN;
    private Optional<Learned> last = Optional.empty();

    /** A batch of a completed step, and the state before it. */
    private record Learned(SequenceBatch batch, RnnState before) {}

    /** @param from the state of the model, which is good */
    Recovery(TrainingSpec spec, SequenceModel model, TrainingState from) {
        this.spec = spec;
        this.model = model;
        this.rollbacks = from.course().rollbacks();
        mark(from);
    }

    /** Makes this the state to return to. */
    void mark(TrainingState state) {
        model.network();
        good = state;
    }

    int rollbacks() {
        return rollbacks;
    }

    /** The learning rate of a step for that of the schedule. */
    double rate(double scheduled) {
        return Math.scalb(scheduled, -rollbacks);
    }

    /** Loss per target of the first step; NaN before it. */
    double firstLoss() {
        return firstLoss;
    }

    /** The fault of a training step, such as "the loss is NaN"; empty if there is none. */
    Optional<String> fault(Outcome outcome) {
        double loss = lossOf(outcome);
        if (isLost(outcome)) {
            return Optional.of(
                    Double.isFinite(loss)
                            ? "the gradient is " + number(outcome.gradientNorm())
                            : "the loss is " + number(loss));
        }
        return loss > limit() ? fault() : Optional.empty();
    }

    /** The fault of the model on the batch that it has just learned; empty if there is none. */
    Optional<String> fault() {
        return last.map(learned -> lossOf(model.evaluate(learned.batch, learned.before)))
                .filter(loss -> !(loss <= limit())) // NaN is not
                .map(loss -> "the loss is %s (it was %s at first)".formatted(number(loss), number(firstLoss)));
    }

    /** Records a step without a fault. */
    void learned(SequenceBatch batch, RnnState before, Outcome outcome) {
        last = Optional.of(new Learned(batch, before));
        if (Double.isNaN(firstLoss)) {
            firstLoss = lossOf(outcome);
        }
    }

    /** The state to continue from; the model is as it was then. */
    TrainingState good() {
        return good;
    }

    /**
     * Returns to the last good model.
     *
     * @param batch the batch that showed the fault; empty if it was one that the model had learned
     * @throws DivergedException if the batch is the reason, or if the learning rate has been halved as often as it may be
     */
    Rollback back(String fault, Optional<SequenceBatch> batch, long step) {
        model.revert();
        if (batch.isPresent()) {
            Outcome again = model.train(batch.get(), null, 0, spec.clipNorm());
            model.revert();
            if (isLost(again)) {
                throw new DivergedException(
                        "%s at step %d, also with the model of step %d, so the data are the reason and not the learning rate; %s"
                                .formatted(fault, step, good.step(), Extremes.of(batch.get())));
            }
        }
        int most = spec.checkpoints().rollbacks();
        if (rollbacks == most) {
            throw new DivergedException(advice(fault, step));
        }
        rollbacks++;
        last = Optional.empty();
        return new Rollback(
                step, fault, good.step(), rollbacks, most, rate(spec.optimizer().learningRate()));
    }

    private String advice(String fault, long step) {
        OptimizerSpec optimizer = spec.optimizer();
        String halved = rollbacks == 0
                ? ""
                : ", even after the learning rate was halved %d times to %s"
                        .formatted(rollbacks, number(rate(optimizer.learningRate())));
        return "training.optimizer.learning-rate = %s, but %s at step %d%s; lower the learning rate or %s"
                .formatted(
                        optimizer.learningRate(),
                        fault,
                        step,
                        halved,
                        spec.clipNorm() == 0
                                ? "set training.clip-norm to 5 (it is off)"
                                : "training.clip-norm (it is %s)".formatted(spec.clipNorm()));
    }

    private static boolean isLost(Outcome outcome) {
        return !Double.isFinite(outcome.lossNats()) || !(outcome.gradientNorm() <= LARGEST_GRADIENT); // NaN is not
    }

    private double limit() {
        return Double.isNaN(firstLoss) ? Double.MAX_VALUE : firstLoss + RISE * Math.max(1, Math.abs(firstLoss));
    }

    private static double lossOf(Outcome outcome) {
        return outcome.lossNats() / Math.max(1, outcome.targets());
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : Double.toString(value);
    }
}
