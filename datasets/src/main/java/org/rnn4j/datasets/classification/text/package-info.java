/**
 * The data source {@code type: labelled-text}: texts with one class each, from lines, tables or a folder.
 *
 * <p>May use: {@code core.io}, {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.classification.linear}, {@code datasets.codec}, {@code datasets.examples}, {@code datasets.sides},
 * {@code datasets.sides.text}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.classification.text.LabelledTextSource}.
 */
package org.rnn4j.datasets.classification.text;
