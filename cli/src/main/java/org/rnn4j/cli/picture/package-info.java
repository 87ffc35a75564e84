/**
 * Pictures for the user: heat maps, sheets of transcripts and of captions.
 *
 * <p>May use: {@code core.decode.ctc}, {@code core.error}, {@code core.io}, {@code core.metric}, {@code core.predict}, {@code
 * core.sequence}, the images of the JDK. Start reading at {@link
 * org.rnn4j.cli.picture.TranscriptSheet}.
 */
package org.rnn4j.cli.picture;
