/**
 * The data source {@code type: series}: tables of numbers over time, cut into windows to forecast from.
 *
 * <p>Life of a value: {@code SeriesReader} makes a {@code Series} of rows and fills missing values; {@code
 * FittedSeries} has the scaling, fitted on the training split; {@code WindowEncoder} converts a window to the network's
 * input and its output back to the units of the file. {@code SeriesData} uses this for training, {@code SeriesCodec}
 * for a trained model.
 *
 * <p>Not based on {@code datasets.sides}: an example is not an item of a file but a window on a series, its source and
 * target come from the same rows, and fitted values belong to a series and not to a side.
 *
 * <p>May use: {@code core.backtest}, {@code core.error}, {@code core.forecast}, {@code core.io}, {@code core.job} for binding options, {@code core.metric},
 * {@code core.sequence}, {@code datasets.examples}, commons-math, Jackson. Start reading at
 * {@link org.rnn4j.datasets.forecasting.SeriesSource}.
 */
package org.rnn4j.datasets.forecasting;
