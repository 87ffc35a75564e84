/**
 * Simple models without a network, to compare and to mix networks with.
 *
 * <p>May use: {@code core.network}, {@code core.sequence}, {@code core.error}. Start reading at {@link org.rnn4j.core.baseline.NGram}.
 */
package org.rnn4j.core.baseline;
