/**
 * The kernel that runs every cell on every ND4J backend, from its equations or with a hand-written pass.
 *
 * <p>May use: {@code models.cell}, {@code models.kernel}, ND4J's API. Start reading at {@link
 * org.rnn4j.models.kernel.generic.NdKernel}.
 */
package org.rnn4j.models.kernel.generic;
