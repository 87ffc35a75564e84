/**
 * {@code rnn4j vectors}: trains word vectors on text without labels.
 *
 * <p>May use: {@code core}, {@code datasets.codec}, {@code datasets.vectors}, {@code models.vectors}, {@code cli.terminal}. Start reading at
 * {@link org.rnn4j.cli.vectors.VectorsCommand}.
 */
package org.rnn4j.cli.vectors;
