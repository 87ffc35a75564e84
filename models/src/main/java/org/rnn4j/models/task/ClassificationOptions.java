package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.models.head.Pooling;

/** Options of {@code task: classification}. */
public record ClassificationOptions(Model model) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("last") @Doc("Pooling over time: combines the outputs of all time steps into one vector.")
            Pooling pooling,

            @Default("none")
            @Doc("Weights of the classes in the loss; balanced: all classes have the same total weight.")
            ClassWeights classWeights,

            @Flat EnsembleSpec members)
            implements TaskModel {

        @Override
        public int networks() {
            return members.ensemble();
        }
    }
}
