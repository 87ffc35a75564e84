/**
 * Texts written for a class or for numbers: {@code type: conditioned-text}.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.classification},
 * {@code datasets.codec}, {@code datasets.examples}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.conditioned.ConditionedTextSource}.
 */
package org.rnn4j.datasets.conditioned;
