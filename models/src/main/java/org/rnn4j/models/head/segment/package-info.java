/**
 * A forecaster that reads and decodes whole segments of a window, as the head of a network without other layers.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 ones.
 *
 * <p>May use: {@code core.sequence}, {@code models.cell}, {@code models.head}, {@code models.kernel.fused}. Must not use: DL4J,
 * ND4J. Start reading at {@link org.rnn4j.models.head.segment.SegmentShape}.
 */
package org.rnn4j.models.head.segment;
