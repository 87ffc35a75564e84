/**
 * A trained model as one file.
 *
 * <p>May use: {@code core.plugin}, {@code core.network}, {@code core.train}, {@code core.run}, {@code core.job},
 * {@code core.sequence}, {@code core.io}, {@code core.error}, Jackson, DL4J and ND4J. Start reading at {@link org.rnn4j.core.bundle.ModelBundle}.
 */
package org.rnn4j.core.bundle;
