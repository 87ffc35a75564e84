/**
 * The kernel that runs every cell on every ND4J backend, from its equations or from a pass written by hand.
 *
 * <p>May use: {@code models.cell}, {@code models.kernel}, ND4J's API. Start reading at
 * {@link org.rnn4j.models.kernel.generic.NdKernel}.
 */
package org.rnn4j.models.kernel.generic;
