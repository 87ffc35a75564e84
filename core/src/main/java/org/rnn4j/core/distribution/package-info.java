/**
 * Distributions of one time step of a sequence, whose parameters are the outputs of a network: their loss, and draws from them.
 *
 * <p>May use: the JDK. Must not use: other packages. Start reading at {@link org.rnn4j.core.distribution.StepDistribution}.
 */
package org.rnn4j.core.distribution;
