package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/**
 * Opens one kind of data set: what stands under {@code data:} in a job file, where {@code type} is {@link #type}.
 * Found by {@link java.util.ServiceLoader}, so that a jar of the user's can bring another kind.
 */
public interface DataSource {

    /** The value of {@code data.type} that asks for this source. */
    String type();

    /** The record that the options are bound to, for the reference of job keys; empty where there is none. */
    default Optional<Class<? extends Record>> options() {
        return Optional.empty();
    }

    /**
     * Reads, splits and encodes.
     *
     * @param options the {@code data:} block without {@code type}; an unknown key is an error
     * @param fitted the codec of a trained model to encode with, or null to fit one on the training part
     * @throws UserException where the options or the data cannot be used
     */
    SequenceData open(ObjectNode options, Codec fitted);

    /**
     * Options with which {@link #open}, given a fitted codec, reads these files and nothing else, all as the test part.
     *
     * @param options those that the model was trained with
     * @param files as the user names them
     * @throws UserException where this kind of data cannot do that
     */
    default ObjectNode onlyTest(ObjectNode options, List<String> files) {
        throw new UserException("--data = %s, but data.type = %s reads no other file; leave --data out"
                .formatted(String.join(", ", files), type()));
    }
}
