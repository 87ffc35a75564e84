/**
 * Classes as targets, for any kind of source: names, predictions, scores, baselines, warnings.
 *
 * <p>May use: {@code core.error}, {@code core.metric}, {@code core.sequence}, {@code datasets.classification.linear}, {@code datasets.codec}, {@code datasets.examples},
 * {@code datasets.sides}, Jackson. Start reading at {@link org.rnn4j.datasets.classification.ClassSide}.
 */
package org.rnn4j.datasets.classification;
