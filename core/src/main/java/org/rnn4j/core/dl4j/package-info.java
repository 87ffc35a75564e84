/**
 * DL4J's networks as seen by the rest of {@code core}: the only package of {@code core} that needs DL4J.
 *
 * <p>May use: {@code core.network}, {@code core.error}, DL4J, ND4J's API, Jackson. Start reading at {@link org.rnn4j.core.dl4j.Dl4jNetwork}.
 */
package org.rnn4j.core.dl4j;
