/**
 * Sessions: recurrent states that clients step, fork, rewind and take with them.
 *
 * <p>May use: {@code serve.batch}, {@code serve.http}, {@code serve.limit}, {@code serve.model}, {@code core.network}. Start reading at {@link
 * org.rnn4j.serve.session.Sessions}.
 */
package org.rnn4j.serve.session;
