/**
 * Pairs of a source and the target to be written for it: translations, questions and answers, words and their sounds.
 *
 * <p>May use: {@code core.sequence}, {@code core.metric}, {@code core.job} for options, {@code datasets.input},
 * {@code datasets.split}, {@code datasets.batch}, {@code datasets.codec}, {@code datasets.tokenizer}. Start reading at
 * {@link org.rnn4j.datasets.pairs.PairsSource}.
 */
package org.rnn4j.datasets.pairs;
