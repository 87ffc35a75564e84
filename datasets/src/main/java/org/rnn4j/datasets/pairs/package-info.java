/**
 * Pairs of a source and the target to be written for it: translations, questions and answers, words and their sounds.
 *
 * <p>May use: {@code core.sequence}, {@code core.metric}, {@code core.job} for options, {@code datasets.examples},
 * {@code datasets.codec}, . Start reading at
 * {@link org.rnn4j.datasets.pairs.PairsSource}.
 */
package org.rnn4j.datasets.pairs;
