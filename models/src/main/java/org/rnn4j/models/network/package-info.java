/**
 * Trains and runs DL4J networks. {@link org.rnn4j.models.network.FloatNetwork} converts one to an engine of
 * {@code models.engine} and back. On other backends, and for layers that the engine does not support, DL4J's own layers run.
 *
 * <p>May use: {@code models.head.ctc}, {@code models.engine}, {@code models.layer}, {@code models.head}, {@code models.head.segment}, {@code models.decoder}, {@code models.crf},
 * {@code models.characters}, {@code models.convolution}, {@code models.kernel}, {@code models.kernel.adapter}, {@code models.kernel.fused}, {@code models.cell}, {@code
 * models.parallel}, {@code core.decode}, {@code core.network}, {@code core.sequence}, {@code core.job}, {@code core.dl4j}, {@code core.error},
 * DL4J and ND4J. Start reading at {@link org.rnn4j.models.network.Engines}.
 */
package org.rnn4j.models.network;
