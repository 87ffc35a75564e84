/**
 * Texts that have a class each, from lines, tables or a folder: {@code type: labelled-text}, where the class is to be
 * answered, and {@code type: conditioned-text}, where it is given and the text is to be written.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.examples},
 * {@code datasets.classification}, {@code datasets.codec}, * Jackson. Start reading at {@link org.rnn4j.datasets.classification.text.LabelledTextSource}.
 */
package org.rnn4j.datasets.classification.text;
