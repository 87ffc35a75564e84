/**
 * The {@code rnn4j} command: the root command, exit codes and error reporting.
 *
 * <p>May use: everything. Nothing may use it. Only here and below are standard streams, {@code System.exit} and
 * picocli allowed. A command turns flags into records and makes one call; it loads no ND4J class before it runs, so that
 * {@code --help} is quick. Start reading at {@link org.rnn4j.cli.Rnn4j}.
 */
package org.rnn4j.cli;
