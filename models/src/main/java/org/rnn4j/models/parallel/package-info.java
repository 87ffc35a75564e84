/**
 * The thread pool of the library.
 *
 * <p>May use: the JDK only.
 */
package org.rnn4j.models.parallel;
