package org.rnn4j.datasets.forecasting;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * Options of anomaly scores: {@code predict} scores each row that it reads instead of forecasting after the last one.
 *
 * @param window number of errors that define what is usual; 0 = no anomaly scores
 * @param recent number of errors that are scored together
 */
record AnomalyOptions(
        @Default("0") @Range(min = 0, max = 10_000_000) @Doc("Errors that say what is usual; 0 = no anomaly scores.")
        int window,

        @Default("10") @Range(min = 1, max = 10_000_000) @Doc("Errors that are judged together; fewer than window.")
        int recent) {
    AnomalyOptions {
        Ranges.require("data.anomaly", AnomalyOptions.class, window, recent);
        if (window > 0) {
            Require.inRange("data.anomaly.recent", recent, 1, window - 1);
        }
    }
}
