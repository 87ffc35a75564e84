package org.rnn4j.core.network;

import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/** Makes the networks of one task. Found by {@link java.util.ServiceLoader}. */
public interface NetworkFactory {

    /** The value of {@code task} in a job file that asks for this factory. */
    String task();

    /** A new network with freshly drawn parameters; the same for the same job. */
    SequenceModel create(JobSpec job, InputSpec input, OutputSpec output);

    /** A model around a network that was read from a bundle. */
    SequenceModel restore(JobSpec job, SavedNetwork network);
}
