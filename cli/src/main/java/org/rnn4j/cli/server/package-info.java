/**
 * {@code rnn4j serve}: models over HTTP.
 *
 * <p>May use: {@code serve}, {@code serve.limit}, {@code core.bundle}, {@code core.error}, {@code core.io}, {@code core.job}, {@code core.predict},
 * {@code cli.backend}, {@code cli.model}, Jackson. Start reading at {@link org.rnn4j.cli.server.ServeCommand}.
 */
package org.rnn4j.cli.server;
