/**
 * Which examples are learned from, which are validated on, and which are kept for the test; and whether the same example
 * is in two of these parts.
 *
 * <p>May use: {@code core.error}, {@code core.job} for defaults, {@code core.sequence}. Must not use: other packages of
 * {@code datasets}. Start reading at {@link org.rnn4j.datasets.split.SplitRule}.
 */
package org.rnn4j.datasets.split;
