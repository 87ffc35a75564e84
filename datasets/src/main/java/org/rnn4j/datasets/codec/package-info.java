/**
 * Codecs between text and token ids, and their forms in a model bundle.
 *
 * <p>May use: {@code core.error}, {@code core.sequence}, Jackson's tree model. Must not use: other packages of
 * {@code datasets}. Start reading at {@link org.rnn4j.datasets.codec.CharacterCodec}.
 */
package org.rnn4j.datasets.codec;
