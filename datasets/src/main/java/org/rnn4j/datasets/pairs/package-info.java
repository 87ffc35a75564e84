/**
 * The data source {@code type: pairs}: sources and their target texts, such as translations, questions and
 * answers, words and their pronunciations.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.metric}, {@code core.sequence}, {@code datasets.codec},
 * {@code datasets.examples}, {@code datasets.sides}, {@code datasets.sides.text}, Jackson. Start reading at
 * {@link org.rnn4j.datasets.pairs.PairsSource}.
 */
package org.rnn4j.datasets.pairs;
