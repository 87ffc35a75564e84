package org.rnn4j.core.measure;

import org.rnn4j.core.job.JobSpec;

/**
 * One training among several.
 *
 * @param name name of its folder
 * @param job what is trained
 */
public record Trial(String name, JobSpec job) {}
