/**
 * The linear-chain conditional random field over tags.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 classes.
 *
 * <p>May use: {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at {@link
 * org.rnn4j.models.crf.FloatCrf}.
 */
package org.rnn4j.models.crf;
