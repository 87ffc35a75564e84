/**
 * Recurrent cells, the kernels that run them, and the DL4J layers built on both.
 *
 * <p>Contains only packages. May use: {@code core}, DL4J and ND4J APIs; never {@code datasets} or picocli. Start reading at
 * {@link org.rnn4j.models.cell.Cell}.
 */
package org.rnn4j.models;
