package org.rnn4j.datasets.forecasting;

/** How a network comes to all steps of a forecast. */
enum Answering {
    /** All at once, after the whole window: many-to-one. */
    DIRECT,
    /** All at once, after every step of the window: many-to-many. The last step's answer is the forecast. */
    EVERY_STEP,
    /** One step, which is read as if it had been observed, and so on. */
    RECURSIVE
}
