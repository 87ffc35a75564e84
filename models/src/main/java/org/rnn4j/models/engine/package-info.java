/**
 * Trains and runs whole networks: a body of inputs and recurrent layers, and a head of {@code models.head}. Plain Java on
 * heap arrays; {@code models.network} builds an engine from a DL4J network.
 *
 * <p>The build generates the float64 classes ({@code Double...}) from the float32 ones.
 *
 * <p>May use: {@code core.network}, {@code core.sequence}, {@code core.error}, {@code models.cell}, {@code models.head}, {@code
 * models.decoder}, {@code models.characters}, {@code models.convolution}, {@code models.kernel.fused}, {@code models.parallel}. Must not use: DL4J, ND4J.
 * Start reading at {@link org.rnn4j.models.engine.FloatEngine}.
 */
package org.rnn4j.models.engine;
