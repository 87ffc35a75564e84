/**
 * The data source {@code type: text}: language modelling data from files, folders, standard input or a built-in text.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job}, {@code core.sequence}, {@code datasets.codec},
 * {@code datasets.examples}, Jackson. Start
 * reading at {@link org.rnn4j.datasets.text.TextSource}.
 */
package org.rnn4j.datasets.text;
