/**
 * Golden vectors: what every kernel must compute, forward and backward, and the check that it does.
 *
 * <p>The vectors were computed in float64 by automatic differentiation from the equations in {@code models.cell}. May use:
 * {@code models.cell}, {@code models.kernel}, {@code core.job}, {@code core.error}, Jackson, ND4J's API. Start reading at
 * {@link org.rnn4j.models.golden.GoldenCheck}.
 */
package org.rnn4j.models.golden;
