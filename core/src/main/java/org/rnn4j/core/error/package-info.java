/**
 * Errors that the user can mend, worded in one place.
 *
 * <p>May use: the JDK only.
 */
package org.rnn4j.core.error;
