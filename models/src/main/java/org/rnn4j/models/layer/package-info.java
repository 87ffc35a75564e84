/**
 * The cells as layers of DL4J networks.
 *
 * <p>Arrays are DL4J's: [batch, features, time], always {@code RNNFormat.NCW}. May use: {@code models.cell},
 * {@code models.kernel}, {@code core.error}, DL4J. Start reading at {@link org.rnn4j.models.layer.Recurrent}; the head on
 * top of it is DL4J's own {@code RnnOutputLayer}.
 */
package org.rnn4j.models.layer;
