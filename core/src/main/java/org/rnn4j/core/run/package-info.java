/**
 * The output of a run: its folder, its metrics, and its manifest.
 *
 * <p>May use: {@code core.train}, {@code core.sequence}, {@code core.job}, {@code core.io}, {@code core.error}, Jackson;
 * {@code core.dl4j} for the name of the backend.
 */
package org.rnn4j.core.run;
