package org.rnn4j.datasets.forecasting;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;

/**
 * Options of anomaly scores: {@code predict} scores each row that it reads instead of forecasting after the last one.
 *
 * @param window number of errors that define what is usual; 0 = no anomaly scores
 * @param recent number of errors that are scored together
 */
record AnomalyOptions(
        @Default("0") int window, @Default("10") int recent) {
    AnomalyOptions {
        Require.inRange("data.anomaly.window", window, 0, 10_000_000);
        Require.inRange("data.anomaly.recent", recent, 1, window == 0 ? 10_000_000 : window - 1);
    }
}
