/**
 * Heads of networks, above the recurrent layers: losses, gradients and predictions, on heap arrays.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 ones.
 *
 * <p>May use: {@code core.distribution}, {@code core.error}, {@code core.sequence}, {@code core.job}, {@code models.crf}, {@code models.kernel.fused}, commons-math. Must not use: DL4J, ND4J. Start
 * reading at {@link org.rnn4j.models.head.FloatHead}.
 */
package org.rnn4j.models.head;
