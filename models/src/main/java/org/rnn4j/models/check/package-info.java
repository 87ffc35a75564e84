/**
 * Checks of a model that look into its network: gradients against finite differences, saturated gates and dead units.
 *
 * <p>May use: {@code models.cell}, {@code models.engine}, {@code models.golden}, {@code models.kernel}, {@code models.layer}, {@code models.network}, {@code
 * core.check}, {@code core.bundle}, {@code core.decode}, {@code core.dl4j}, {@code core.job}, {@code core.network}, {@code
 * core.sequence}, DL4J and ND4J's API. Start reading at {@link org.rnn4j.models.check.GradientCheck}.
 */
package org.rnn4j.models.check;
