package org.rnn4j.datasets.forecasting;

/** Strategy to forecast several steps. */
enum ForecastStrategy {
    /** All at once, after the whole window: many-to-one. */
    DIRECT,
    /** All at once, after every step of the window: many-to-many. The output of the last step is the forecast. */
    EVERY_STEP,
    /** One step at a time, with each forecast read as if it had been observed. */
    RECURSIVE
}
