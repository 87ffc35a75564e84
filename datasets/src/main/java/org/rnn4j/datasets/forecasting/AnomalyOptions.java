package org.rnn4j.datasets.forecasting;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;

/**
 * Whether {@code predict} judges each row that it is given instead of going on after the last.
 *
 * @param window errors that say what is usual; 0 = no anomaly scores
 * @param recent errors that are judged together
 */
record AnomalyOptions(
        @Default("0") int window, @Default("10") int recent) {
    AnomalyOptions {
        Require.inRange("data.anomaly.window", window, 0, 10_000_000);
        Require.inRange("data.anomaly.recent", recent, 1, window == 0 ? 10_000_000 : window - 1);
    }
}
