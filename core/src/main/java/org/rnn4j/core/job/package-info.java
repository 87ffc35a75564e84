/**
 * Jobs: the options of all tasks, how a task adds its own, and reading of jobs from YAML with overrides.
 *
 * <p>May use: {@code core.error}, {@code core.io}, Jackson. Must not use: DL4J, ND4J. Start reading at {@link org.rnn4j.core.job.JobSpec}.
 */
package org.rnn4j.core.job;
