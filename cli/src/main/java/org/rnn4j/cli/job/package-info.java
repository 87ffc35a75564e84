/**
 * Which job a command works on: a file or a built-in one, and what is changed in it.
 *
 * <p>May use: {@code core.job}, {@code core.plugin}, {@code core.error}, Jackson. Start reading at {@link org.rnn4j.cli.job.JobOptions}.
 */
package org.rnn4j.cli.job;
