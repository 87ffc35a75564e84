/**
 * The data source {@code type: labelled-series}: series of numbers that have a class each, from {@code .ts} files, tables or
 * a folder of CSV files.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.batch},
 * {@code datasets.classification}, {@code datasets.codec}, {@code datasets.input}, {@code datasets.split}, DataVec's CSV readers, Jackson. Start
 * reading at {@link org.rnn4j.datasets.timeseries.LabelledSeriesSource}.
 */
package org.rnn4j.datasets.timeseries;
