/**
 * The linear-chain conditional random field over tags.
 *
 * <p>The float64 classes ({@code Double...}) are made from the float32 ones by the build.
 *
 * <p>May use: {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at {@link org.rnn4j.models.crf.FloatCrf}.
 */
package org.rnn4j.models.crf;
