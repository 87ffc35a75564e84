/**
 * Codecs between text and token ids, and their forms in a model bundle; tokenizers as a job file names them; word vectors from
 * files.
 *
 * <p>May use: {@code core.error}, {@code core.io}, {@code core.job} for defaults, {@code core.sequence}, Jackson's tree model.
 * Must not use: other packages of {@code datasets}. Start reading at {@link org.rnn4j.datasets.codec.Tokenizer}.
 */
package org.rnn4j.datasets.codec;
