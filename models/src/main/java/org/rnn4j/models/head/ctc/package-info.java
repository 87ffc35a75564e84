/**
 * Connectionist temporal classification: the head of networks for labels whose time steps are not known.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 ones.
 *
 * <p>May use: {@code core.decode.ctc}, {@code core.job}, {@code core.sequence}, {@code models.head}, {@code models.kernel.fused}. Must
 * not use: DL4J, ND4J. Start reading at {@link org.rnn4j.models.head.ctc.FloatCtc}.
 */
package org.rnn4j.models.head.ctc;
