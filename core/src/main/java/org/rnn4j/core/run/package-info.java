/**
 * What a run leaves behind: its folder, its metrics, and the record of where its model came from.
 *
 * <p>May use: {@code core.train}, {@code core.sequence}, {@code core.job}, {@code core.io}, {@code core.error}, Jackson,
 * ND4J's name of its backend.
 */
package org.rnn4j.core.run;
