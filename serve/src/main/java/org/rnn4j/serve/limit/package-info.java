/**
 * Limits of a server.
 *
 * <p>May use: {@code core.job}, Jackson.
 */
package org.rnn4j.serve.limit;
