package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.models.head.DistributionSpec;
import org.rnn4j.models.head.Pooling;

/** Options of {@code task: forecasting}. */
public record ForecastingOptions(Model model) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("last") @Doc("How the outputs of all steps become one vector; not where every step has values.")
            Pooling pooling,

            @Default("point") @Doc("What is predicted for a value: a number, quantiles or a normal distribution.")
            DistributionSpec distribution)
            implements TaskModel {}
}
