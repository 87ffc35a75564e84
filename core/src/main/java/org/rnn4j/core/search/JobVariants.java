package org.rnn4j.core.search;

import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;

/** A job that can be read with other values. */
@FunctionalInterface
public interface JobVariants {
    /**
     * The job with some values.
     *
     * @throws org.rnn4j.core.error.UserException if there is no such job
     */
    JobSpec with(Settings values);
}
