/**
 * Features of images: a small residual network of 3 x 3 convolutions.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 classes.
 *
 * <p>May use: {@code models.head}, {@code models.kernel.fused}. Must not use: DL4J, ND4J. Start reading at {@link
 * org.rnn4j.models.convolution.EncoderShape}, then {@link org.rnn4j.models.convolution.FloatImagePass}.
 */
package org.rnn4j.models.convolution;
