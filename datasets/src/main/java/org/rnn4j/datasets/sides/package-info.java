/**
 * Examples with two sides: a source side for a medium (text, series, a condition), and a target side for predictions (a
 * class, a text). Each is half of a codec; batches, splits, summaries and requests are shared. A data source combines
 * two sides, and knows the form of requests in its files.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}, {@code datasets.examples}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.sides.SourceSide}.
 */
package org.rnn4j.datasets.sides;
