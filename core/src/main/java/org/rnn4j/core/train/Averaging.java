package org.rnn4j.core.train;

import java.util.Optional;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.WeightAverage;

/**
 * The average of the parameters that a training keeps, if {@code training.average} asks for one. The model trains with the
 * parameters themselves, and is validated and saved with their average.
 *
 * <p>With the share f of the steps, step t counts in proportion to t^(1/f - 1): most of the weight is on the last f of the
 * steps so far, however long the training takes (polynomial-decay averaging; Shamir and Zhang, 2013). f = 1 is the mean of all
 * steps (Polyak and Juditsky, 1992).
 */
final class Averaging {
    private final double share;
    private final Optional<WeightAverage> average;
    private ParameterVector marked;

    /** @param from where the training begins; the model has the average of it */
    Averaging(TrainingSpec spec, SequenceModel model, TrainingState from) {
        share = spec.average();
        Optional<WeightAverage> kept = share > 0 || from.trained().isPresent() ? model.average() : Optional.empty();
        if (share > 0 && kept.isEmpty()) {
            throw new UserException(
                    "training.average = %s, but this model does not keep an average of its parameters; set it to 0"
                            .formatted(share));
        }
        from.trained().ifPresent(trained -> {
            kept.orElseThrow().rest(trained);
            kept.get().exchange();
        });
        average = share > 0 ? kept : Optional.empty();
        mark();
    }

    /** @param step number of completed steps, with the last one */
    void add(long step) {
        average.ifPresent(kept -> kept.add(Math.min(1, 1 / (share * step))));
    }

    /** The result of something that runs while the model has the average. */
    <T> T during(Supplier<T> use) {
        show();
        T result = use.get();
        average.ifPresent(WeightAverage::exchange);
        return result;
    }

    /** Gives the model the average. */
    void show() {
        average.ifPresent(WeightAverage::exchange);
    }

    /** The parameters to train further, while the model has the average. */
    Optional<ParameterVector> trained() {
        return average.map(WeightAverage::resting);
    }

    /** Makes this the average to return to. */
    void mark() {
        marked = average.map(WeightAverage::resting).orElse(null);
    }

    /** Returns to the average of the last {@link #mark}. */
    void revert() {
        average.ifPresent(kept -> kept.rest(marked));
    }
}
