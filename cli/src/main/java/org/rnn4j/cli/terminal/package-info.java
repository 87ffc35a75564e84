/**
 * Output of commands: results as tables or a JSON line, progress as a bar or as plain lines.
 *
 * <p>May use: {@code core}, Jackson, JNA, JLine, the progress bar library. Must not use: the commands.
 */
package org.rnn4j.cli.terminal;
