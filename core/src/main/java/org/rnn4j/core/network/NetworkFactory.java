package org.rnn4j.core.network;

import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;

/**
 * One task: its options in a job file, and the networks for them. Found by
 * {@link java.util.ServiceLoader}.
 */
public interface NetworkFactory {

    /** The value of {@code task} in a job file that asks for this factory. */
    String task();

    /** The record of the task's options; {@link org.rnn4j.core.job.Tasks} says how it becomes keys of a job file. */
    Class<? extends Record> options();

    /** One line that describes the network of a job, such as {@code lstm, 2 x 256 units}; empty if unknown. */
    default String describe(JobSpec job) {
        return "";
    }

    /** The format of the task's networks in bundles, if it is not that of DL4J. */
    default Optional<SavedNetwork.Format> format() {
        return Optional.empty();
    }

    /** Whether networks of this task can be trained on data with such inputs and targets. */
    boolean fits(InputSpec input, OutputSpec output);

    /** A change of the data of a job with which they would fit, such as {@code set data.labels to true}; empty if none is known. */
    default Optional<String> advice(JobSpec job, OutputSpec output) {
        return Optional.empty();
    }

    /**
     * A new network with randomly initialised parameters, the same for the same job.
     *
     * @throws UserException if the data does not fit the task, or an option does not apply to it
     */
    SequenceModel create(JobSpec job, InputSpec input, OutputSpec output);

    /**
     * Checks that a network from a bundle is one that {@link #create} would make of the bundle's job and codec.
     *
     * @throws org.rnn4j.core.error.UserException if it has other sizes
     */
    default void requireSizes(JobSpec job, InputSpec input, OutputSpec output, SavedNetwork network) {}

    /** A model for a network that was read from a bundle. */
    SequenceModel restore(JobSpec job, SavedNetwork network);

    /**
     * A model that writes sequences with the help of a language model.
     *
     * @throws UserException if models of this task write no sequences
     */
    default SequenceModel restore(JobSpec job, SavedNetwork network, LanguageModelFusion fusion) {
        throw new UserException("a language model can help to write sequences, but a model for task = %s writes none"
                .formatted(task()));
    }
}
