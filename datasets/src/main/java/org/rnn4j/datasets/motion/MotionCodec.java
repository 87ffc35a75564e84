package org.rnn4j.datasets.motion;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.StepCodec;

/** Codec between motions and steps of a network. Immutable. */
record MotionCodec(MotionFit fit) implements StepCodec {
    static final String FORMAT = "motion";

    @Override
    public int inputFeatures() {
        return new PoseCoder(fit).size();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The last step, within the range of the training split: an own step outside of it would be further from all that the network has
     * seen with every step.
     */
    @Override
    public double[] inputAfter(List<double[]> steps) {
        if (steps.isEmpty()) {
            return new double[inputFeatures()];
        }
        double[] input = steps.get(steps.size() - 1).clone();
        for (int f = 0; f < input.length; f++) {
            input[f] = Math.max(fit.lows().get(f), Math.min(fit.highs().get(f), input[f]));
        }
        return input;
    }

    @Override
    public Optional<InputSpec> input() {
        return Optional.of(new InputSpec.Vectors(inputFeatures()));
    }

    @Override
    public Optional<OutputSpec> output() {
        return Optional.of(new OutputSpec.RealValues(inputFeatures()));
    }

    @Override
    public Optional<Medium> medium() {
        return Optional.of(new MotionMedium(fit));
    }

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public JsonNode toJson() {
        return Binder.toTree(fit);
    }
}
