package org.rnn4j.core.check;

import java.util.Iterator;
import java.util.Optional;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Trainer;

/**
 * A model to check.
 *
 * @param bundle the model as it was saved
 * @param model the same model, in use
 * @param data the data that it was trained with; empty if it cannot be opened
 * @param noData the reason why there is no data; otherwise empty
 * @param trained whether the model was trained to the end of its job, so that its quality can be judged
 */
public record Subject(
        Plugins plugins,
        ModelBundle bundle,
        SequenceModel model,
        Optional<SequenceData> data,
        String noData,
        boolean trained) {
    /** Most time steps of a stream in a small batch. */
    private static final int STEPS = 16;

    /** The division of the data into batches, as in training. */
    BatchPlan plan() {
        return Trainer.plan(bundle.job().training(), bundle.job().seed());
    }

    /**
     * A small batch of the training split, or of random inputs without targets where there is no data.
     *
     * @param sequences number of sequences; the training split may have fewer
     */
    public Optional<SequenceBatch> batch(int sequences) {
        if (data.isPresent()) {
            BatchPlan small = new BatchPlan(
                    sequences,
                    Math.min(STEPS, plan().timeSteps()),
                    0,
                    bundle.job().seed());
            Iterator<SequenceBatch> batches =
                    data.get().batches(Split.TRAIN, small).iterator();
            return batches.hasNext() ? Optional.of(batches.next()) : Optional.empty();
        }
        return bundle.codec().input().flatMap(input -> RandomBatch.of(input, sequences, STEPS));
    }
}
