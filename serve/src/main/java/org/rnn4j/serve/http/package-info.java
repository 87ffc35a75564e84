/**
 * HTTP without models: routes, bodies, answers, problems, server-sent events.
 *
 * <p>May use: {@code core.error}, {@code serve.limit}, Jetty, Jackson, SLF4J. Start reading at {@link org.rnn4j.serve.http.Gate}.
 */
package org.rnn4j.serve.http;
