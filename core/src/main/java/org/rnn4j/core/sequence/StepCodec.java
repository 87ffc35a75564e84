package org.rnn4j.core.sequence;

import java.util.List;

/**
 * A codec of sequences whose next step a model predicts as a distribution, one step at a time.
 *
 * <p>By default the input of a network is the step before, and zeros at the first step. A codec whose inputs hold more (the row of
 * pixels above, the class of a drawing) overrides {@link #inputAfter}, and uses it for its batches, too.
 */
public interface StepCodec extends Codec {

    /** Number of features of the network's input. */
    int inputFeatures();

    /**
     * The input of a network after some steps.
     *
     * @param steps all steps so far, each {@code [values]}; may be empty. The list grows and must not be kept.
     * @return {@code [inputFeatures]}
     */
    default double[] inputAfter(List<double[]> steps) {
        return steps.isEmpty() ? new double[inputFeatures()] : steps.get(steps.size() - 1);
    }

    /** Number of steps at which every piece ends, such as the pixels of a picture; without a limit, its last step does. */
    default int longest() {
        return Integer.MAX_VALUE;
    }
}
