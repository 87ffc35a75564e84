/**
 * Checks of one trained model, each with a figure, a bound and advice: that its predictions do not depend on padding or the order
 * of a batch, that it survives saving and resuming, and that its data does not leak. {@code models.check} has those that look
 * into a network.
 *
 * <p>May use: {@code core.bundle}, {@code core.generate}, {@code core.job}, {@code core.network}, {@code core.plugin}, {@code
 * core.run}, {@code core.sequence}, {@code core.train}, {@code core.error}. Start reading at {@link org.rnn4j.core.check.Check}.
 */
package org.rnn4j.core.check;
