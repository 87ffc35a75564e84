/**
 * The data source {@code type: labelled-series}: numeric series with one class each, from {@code .ts} files, tables or
 * one CSV file per series.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.classification.linear}, {@code datasets.codec}, {@code datasets.examples}, {@code datasets.sides}, Jackson.
 * Start reading at {@link org.rnn4j.datasets.classification.series.LabelledSeriesSource}.
 */
package org.rnn4j.datasets.classification.series;
