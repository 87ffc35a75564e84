/**
 * Recurrent, embedding, pooling and output layers for DL4J networks.
 *
 * <p>Arrays are DL4J's: [batch, features, time], always {@code RNNFormat.NCW}. May use: {@code models.head.ctc}, {@code models.cell}, {@code
 * models.kernel}, {@code models.kernel.adapter}, {@code models.kernel.fused}, {@code models.head}, {@code models.head.segment}, {@code
 * models.decoder}, {@code models.crf}, {@code models.characters}, {@code models.convolution}, {@code core.distribution}, {@code core.dl4j}, {@code
 * core.error}, {@code core.job}, {@code
 * core.sequence}, DL4J, ND4J and its Jackson. Start reading at {@link org.rnn4j.models.layer.Recurrent}; the output
 * layer above it is DL4J's own, optionally after a {@link org.rnn4j.models.layer.SequencePooling}.
 */
package org.rnn4j.models.layer;
