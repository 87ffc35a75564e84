/**
 * A trained model as one file.
 *
 * <p>May use: {@code core.plugin}, {@code core.train}, {@code core.run}, {@code core.job}, {@code core.sequence}, {@code
 * core.network}, {@code core.io}, {@code core.error}, {@code core.dl4j}, Jackson. Must not use: DL4J. Start reading at {@link org.rnn4j.core.bundle.ModelBundle}.
 */
package org.rnn4j.core.bundle;
