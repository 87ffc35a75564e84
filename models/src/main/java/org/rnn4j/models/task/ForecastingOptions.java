package org.rnn4j.models.task;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.OpenEnded;
import org.rnn4j.models.head.DistributionSpec;
import org.rnn4j.models.head.Pooling;

/** Options of {@code task: forecasting}. */
@OpenEnded("{schedule: plateau, patience: 6}")
public record ForecastingOptions(Model model) {

    /** The block {@code model}. */
    public record Model(
            @Default("{cell: gru, hidden-size: 32, layers: 1}") @Flat
            BodySpec body,

            @Default("steps")
            @Flat
            @Doc("How a window is read: by the recurrent layers row by row, or by one layer in segments of rows.")
            ForecastSpec forecast,

            @Default("last")
            @Doc(
                    "Pooling over time: combines the outputs of all time steps into one vector; not if every time step has targets.")
            Pooling pooling,

            @Default("point")
            @Doc(
                    "Prediction for each value: a single number, quantiles, or a normal, Student t or negative binomial distribution, or a mixture of normal ones.")
            DistributionSpec distribution,

            @Flat EnsembleSpec members)
            implements TaskModel {

        @Override
        public int networks() {
            return members.ensemble();
        }
    }
}
