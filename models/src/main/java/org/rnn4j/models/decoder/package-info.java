/**
 * Sequence generation: a recurrent decoder with or without attention, as the head of an encoder.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 ones.
 *
 * <p>May use: {@code core.sequence}, {@code core.decode}, {@code core.job}, {@code core.network}, {@code core.error},
 * {@code models.cell}, {@code models.head}, {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at
 * {@link org.rnn4j.models.decoder.DecoderShape}, then {@link org.rnn4j.models.decoder.FloatDecoderHead}.
 */
package org.rnn4j.models.decoder;
