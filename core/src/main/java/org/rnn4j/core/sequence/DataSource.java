package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Opens one kind of data set: what stands under {@code data:} in a job file, where {@code type} is {@link #type}.
 * Found by {@link java.util.ServiceLoader}, so that a jar of the user's can bring another kind.
 */
public interface DataSource {

    /** The value of {@code data.type} that asks for this source. */
    String type();

    /**
     * Reads, splits and encodes.
     *
     * @param options the {@code data:} block without {@code type}; an unknown key is an error
     * @param fitted the codec of a trained model to encode with, or null to fit one on the training part
     * @throws org.rnn4j.core.error.UserException where the options or the data cannot be used
     */
    SequenceData open(ObjectNode options, Codec fitted);
}
