/**
 * The data source {@code type: labelled-text}: texts that have a class each, from lines, tables or a folder.
 *
 * <p>May use: {@code core.error}, {@code core.job}, {@code core.sequence}, {@code datasets.batch},
 * {@code datasets.classification}, {@code datasets.codec}, {@code datasets.input}, {@code datasets.split},
 * {@code datasets.tokenizer}, {@code datasets.vectors}, Jackson. Start reading at {@link org.rnn4j.datasets.labelled.LabelledTextSource}.
 */
package org.rnn4j.datasets.labelled;
