/**
 * Errors that the user can fix, with common wording.
 *
 * <p>May use: the JDK only.
 */
package org.rnn4j.core.error;
