package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/**
 * Opens one kind of data set: the block {@code data:} of a job file whose {@code type} is {@link #type}. Found by
 * {@link java.util.ServiceLoader}, so that a user's jar can add other kinds.
 */
public interface DataSource {

    /** The value of {@code data.type} that selects this source. */
    String type();

    /** The record that the options are bound to, for the reference of job keys; empty if there is none. */
    default Optional<Class<? extends Record>> options() {
        return Optional.empty();
    }

    /**
     * Reads, splits and encodes.
     *
     * @param options the {@code data:} block without {@code type}; an unknown key is an error
     * @param fitted the codec of a trained model to encode with, or null to fit one on the training split
     * @throws UserException if the options or the data cannot be used
     */
    SequenceData open(ObjectNode options, Codec fitted);

    /**
     * Options with which {@link #open}, given a fitted codec, reads only these files, all as the test split.
     *
     * @param options the options that the model was trained with
     * @param files files as the user named them
     * @throws UserException if this kind of data cannot be opened from other files
     */
    default ObjectNode onlyTest(ObjectNode options, List<String> files) {
        throw new UserException("--data = %s, but data.type = %s cannot read other files; remove --data"
                .formatted(String.join(", ", files), type()));
    }

    /**
     * Options whose test split is one of several folds of the source, for cross-validation; the training and the validation
     * split are taken from the other folds.
     *
     * @param options the {@code data:} block without {@code type}
     * @param folds number of folds, at least 2
     * @param fold the fold that is the test split, from 1
     * @throws UserException if this data cannot be divided into folds
     */
    default ObjectNode fold(ObjectNode options, int folds, int fold) {
        throw new UserException("--folds = %d, but data.type = %s cannot be divided into folds; use --seeds instead"
                .formatted(folds, type()));
    }

    /**
     * A trained model's codec as it reads requests: in the form of the files of its job, too.
     *
     * @param options the options that the model was trained with
     */
    default Codec forRequests(ObjectNode options, Codec fitted) {
        return fitted;
    }
}
