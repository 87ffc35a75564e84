/**
 * Files that are read whole or written so that nothing is ever half written, with errors worded for the user.
 *
 * <p>May use: {@code core.error}, the JDK. Must not use: anything else.
 */
package org.rnn4j.core.io;
