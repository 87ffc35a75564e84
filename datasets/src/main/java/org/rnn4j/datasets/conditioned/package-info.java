/**
 * The data source {@code type: conditioned-text}: texts written for a class or for numbers.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.classification.text} for its formats, {@code datasets.codec}, {@code datasets.examples},
 * {@code datasets.sides}, {@code datasets.sides.text}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.conditioned.ConditionedTextSource}.
 */
package org.rnn4j.datasets.conditioned;
