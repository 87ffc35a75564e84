/**
 * Plain models without a network, to show what a network is worth.
 *
 * <p>May use: {@code core.sequence}, {@code core.error}. Start reading at {@link org.rnn4j.core.baseline.NGram}.
 */
package org.rnn4j.core.baseline;
