/**
 * The job of a command, from a file or built in, and the changes to it.
 *
 * <p>May use: {@code core.job}, {@code core.plugin}, {@code core.error}, {@code core.io}, Jackson. Start reading at {@link org.rnn4j.cli.job.JobOptions}.
 */
package org.rnn4j.cli.job;
