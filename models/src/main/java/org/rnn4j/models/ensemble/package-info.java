/**
 * Ensembles: several networks of one job whose predictions are averaged.
 *
 * <p>May use: {@code core.dl4j}, {@code core.network}, {@code core.sequence}. Start reading at
 * {@link org.rnn4j.models.ensemble.EnsemblePredictor}.
 */
package org.rnn4j.models.ensemble;
