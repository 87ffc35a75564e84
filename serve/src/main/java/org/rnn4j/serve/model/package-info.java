/**
 * Models in use, which are replaced while they are used.
 *
 * <p>May use: {@code serve.batch}, {@code core.error}, {@code core.io}, {@code core.predict}, {@code core.sequence}, SLF4J. Start reading at {@link
 * org.rnn4j.serve.model.Models}.
 */
package org.rnn4j.serve.model;
