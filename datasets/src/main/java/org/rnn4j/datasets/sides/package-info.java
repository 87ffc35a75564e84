/**
 * Examples of two sides: a source side, which is a medium (text, series, a condition), and a target side, which is what is
 * predicted (a class, a text). Each is half of a codec; batches, splits, summaries and requests are the same for all of them.
 * A data source puts two sides together.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.sequence}, {@code datasets.examples}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.sides.SourceSide}.
 */
package org.rnn4j.datasets.sides;
