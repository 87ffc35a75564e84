/**
 * The start of the program: a second JVM with the modules that a plain {@code java -jar} leaves out, and completion in the shell.
 *
 * <p>May use: picocli, and nothing of rnn4j, since it runs before everything else. Start reading at {@link org.rnn4j.cli.launch.Relaunch}.
 */
package org.rnn4j.cli.launch;
