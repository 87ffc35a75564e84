/**
 * Pictures for the user: heat maps, and sheets of transcripts.
 *
 * <p>May use: {@code core.decode.ctc}, {@code core.error}, {@code core.io}, {@code core.metric}, {@code core.predict}, {@code
 * core.sequence}, the JDK's {@code java.awt.image} and {@code javax.imageio}. Start reading at {@link
 * org.rnn4j.cli.picture.TranscriptSheet}.
 */
package org.rnn4j.cli.picture;
