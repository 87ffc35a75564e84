package org.rnn4j.core.network;

import org.rnn4j.core.sequence.SequenceBatch;

/**
 * A network that learns from sequence batches. Its recurrent state is never hidden in it: every method takes the state
 * before (null for the zero state) and gives the state after. Not thread-safe unless a subtype says so.
 */
public interface SequenceModel extends AutoCloseable {

    /** The network with its parameters and its updater's state as they are now, to be saved. */
    SavedNetwork network();

    /**
     * One training step: forward, backward, clip, update.
     *
     * @param before state of {@code batch.batch()} sequences, or null for zeros; no gradient flows into it (truncated BPTT)
     * @param learningRate of this step
     * @param clipNorm the gradient is scaled down to this L2 norm over all parameters where it is longer; 0 = never
     */
    Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm);

    /** The loss of a batch; nothing is learned, nothing is dropped out. */
    Outcome evaluate(SequenceBatch batch, RnnState before);

    /** Frees what the model holds outside the heap. The {@link #network()} stays usable. */
    @Override
    void close();

    /**
     * What a batch gave.
     *
     * @param lossNats sum of the cross-entropy (or another loss) over all targets, before the update
     * @param targets how many targets that is; {@code lossNats / targets} is the loss a step
     * @param gradientNorm L2 norm over all parameters before clipping, of the loss averaged over the targets; NaN where
     *     nothing was learned
     * @param after the state after the last valid step of each sequence
     */
    record Outcome(double lossNats, long targets, double gradientNorm, RnnState after) {}
}
