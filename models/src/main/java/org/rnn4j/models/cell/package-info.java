/**
 * The mathematics of recurrent cells: equations, gates, and where each parameter lies in memory.
 *
 * <p>May use: {@code core.job}, {@code core.error}, the JSON annotations of ND4J's shaded Jackson (a cell is part of a DL4J layer
 * configuration). Must not use: ND4J arrays, DL4J layers, kernels. Start reading at {@link org.rnn4j.models.cell.Cell}.
 */
package org.rnn4j.models.cell;
