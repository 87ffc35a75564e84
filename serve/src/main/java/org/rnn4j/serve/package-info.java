/**
 * A server of trained models.
 *
 * <p>May use: {@code serve.api}, {@code serve.http}, {@code serve.limit}, {@code serve.model}, {@code serve.session}, {@code core.error}, {@code
 * core.io}, {@code core.predict}, Jetty. Start reading at {@link org.rnn4j.serve.ModelServer}.
 */
package org.rnn4j.serve;
