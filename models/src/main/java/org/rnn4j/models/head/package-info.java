/**
 * What stands on the recurrent layers of a network: losses, their gradients and answers, on heap arrays.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build.
 *
 * <p>May use: {@code core.error}, {@code core.sequence}, {@code core.job}, {@code models.crf}, {@code models.kernel.fused}, commons-math. Must not use: DL4J, ND4J. Start
 * reading at {@link org.rnn4j.models.head.FloatHead}.
 */
package org.rnn4j.models.head;
