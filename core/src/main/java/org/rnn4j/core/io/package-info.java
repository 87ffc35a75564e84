/**
 * Reading of whole files and atomic writing, with error messages for the user.
 *
 * <p>May use: {@code core.error}, the JDK. Must not use: anything else.
 */
package org.rnn4j.core.io;
