/**
 * Golden vectors: reference results of every cell, forward and backward, and the check of a kernel against them.
 *
 * <p>The vectors were computed in float64 by automatic differentiation from the equations in {@code models.cell}. May
 * use: {@code models.cell}, {@code models.kernel}, {@code core.job}, {@code core.error}, Jackson, ND4J's API. Start
 * reading at {@link org.rnn4j.models.golden.GoldenCheck}.
 */
package org.rnn4j.models.golden;
