package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.OpenEnded;
import org.rnn4j.models.head.Pooling;

/** Options of {@code task: classification}. */
@OpenEnded("{schedule: plateau, patience: 5, best-by: score}")
public record ClassificationOptions(Model model) {

    /** The block {@code model}. */
    public record Model(
            @Default("{cell: gru, hidden-size: 128, layers: 1, bidirectional: true, dropout: 0.5}") @Flat
            BodySpec body,

            @Default("max") @Doc("Pooling over time: combines the outputs of all time steps into one vector.")
            Pooling pooling,

            @Default("none")
            @Doc("Weights of the classes in the loss; balanced: all classes have the same total weight.")
            ClassWeights classWeights,

            EncoderSpec encoder,

            @Flat EnsembleSpec members)
            implements TaskModel {

        @Override
        public int networks() {
            return members.ensemble();
        }
    }
}
