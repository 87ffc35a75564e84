/**
 * Jobs: what any task has, how a task adds options of its own, and how a job is read from YAML with overrides.
 *
 * <p>May use: {@code core.error}, {@code core.io}, Jackson. Must not use: DL4J, ND4J. Start reading at {@link org.rnn4j.core.job.JobSpec}.
 */
package org.rnn4j.core.job;
