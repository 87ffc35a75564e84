package org.rnn4j.core.network;

import java.util.Optional;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * A network that learns from sequence batches. It has no hidden recurrent state: every method takes the state before
 * (null for the zero state) and returns the state after. Not thread-safe unless a subtype says so.
 */
public interface SequenceModel extends AutoCloseable {

    /** The network with its current parameters and state of the updater, for saving and for {@link #revert}. */
    SavedNetwork network();

    /** Returns to the parameters and the state of the updater at the last call of {@link #network}. */
    void revert();

    /** Begins an average of the parameters, which is equal to them; empty if this model does not keep one. */
    default Optional<WeightAverage> average() {
        return Optional.empty();
    }

    /**
     * One training step: forward, backward, clip, update. The update is left out if the loss or the norm of the gradient is
     * not finite.
     *
     * @param before state of {@code batch.batch()} sequences, or null for zeros; no gradient flows into it (truncated BPTT)
     * @param learningRate learning rate of this step
     * @param clipNorm maximum L2 norm of the gradient over all parameters; longer gradients are scaled down; 0 = no
     *     limit
     */
    Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm);

    /** The loss of a batch, without learning or dropout. */
    Outcome evaluate(SequenceBatch batch, RnnState before);

    /** How this model computes, in words, such as {@code fused kernel, products in plain Java, 2 threads}; empty if unknown. */
    default String computation() {
        return "";
    }

    /** Frees memory outside the heap. The {@link #network()} stays usable. */
    @Override
    void close();

    /**
     * The result of a batch.
     *
     * @param lossNats sum of the cross-entropy (or another loss) over all targets, before the update
     * @param targets number of targets; {@code lossNats / targets} is the loss per target
     * @param gradientNorm L2 norm over all parameters before clipping, of the loss averaged over the targets; NaN if
     *     nothing was learned
     * @param after the state after the last valid step of each sequence
     */
    record Outcome(double lossNats, long targets, double gradientNorm, RnnState after) {}
}
