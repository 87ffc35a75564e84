/**
 * The data source {@code type: series}: tables of numbers over time, cut into windows to forecast from.
 *
 * <p>Life of a value: {@code SeriesReader} makes a {@code Series} of rows and fills what is
 * missing; {@code FittedSeries} holds the scaling, fitted on the training part; {@code WindowEncoder} turns a window into
 * what a network reads and its answers back into the units of the file. {@code SeriesData} is that for training,
 * {@code SeriesCodec} for a trained model.
 *
 * <p>Not on {@code datasets.sides}: an example is no item of a file here but a window on a series, its source and target are
 * cut from the same rows, and what is fitted belongs to a series and not to a side.
 *
 * <p>May use: {@code core.backtest}, {@code core.error}, {@code core.forecast}, {@code core.io}, {@code core.job} for binding options, {@code core.metric},
 * {@code core.sequence}, {@code datasets.examples}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.forecasting.SeriesSource}.
 */
package org.rnn4j.datasets.forecasting;
