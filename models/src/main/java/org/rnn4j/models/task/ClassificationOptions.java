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

            @Default("last") @Doc("How the outputs of all steps become one vector.")
            Pooling pooling,

            @Default("none") @Doc("Weights of the classes in the loss; balanced: all classes weigh the same together.")
            ClassWeights classWeights)
            implements TaskModel {}
}
