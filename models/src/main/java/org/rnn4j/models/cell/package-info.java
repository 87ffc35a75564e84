/**
 * The mathematics of recurrent cells: equations, gates and parameter layout.
 *
 * <p>May use: {@code core.job}, {@code core.error}. Must not use: ND4J, DL4J, kernels. Start reading at {@link
 * org.rnn4j.models.cell.Cell}.
 */
package org.rnn4j.models.cell;
