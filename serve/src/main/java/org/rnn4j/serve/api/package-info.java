/**
 * What a server does for its clients: predictions, texts, sessions, models, health and figures.
 *
 * <p>May use: {@code serve.batch}, {@code serve.http}, {@code serve.limit}, {@code serve.model}, {@code serve.session}, {@code core.bundle}, {@code
 * core.error}, {@code core.generate}, {@code core.job}, {@code core.network}, {@code core.predict}, {@code core.run}, {@code core.sequence}, Jackson, Prometheus, SLF4J. Start reading at {@link
 * org.rnn4j.serve.api.Api}.
 */
package org.rnn4j.serve.api;
