/**
 * Search for the best output sequence of a model that writes one token after the other.
 *
 * <p>May use: {@code core.generate}, {@code core.network}, {@code core.job}, {@code core.sequence}, {@code core.error}. Start reading at
 * {@link org.rnn4j.core.decode.BeamSearch}.
 */
package org.rnn4j.core.decode;
