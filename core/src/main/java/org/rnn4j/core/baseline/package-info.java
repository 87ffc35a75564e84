/**
 * Simple models without a network, to compare networks with.
 *
 * <p>May use: {@code core.sequence}, {@code core.error}. Start reading at {@link org.rnn4j.core.baseline.NGram}.
 */
package org.rnn4j.core.baseline;
