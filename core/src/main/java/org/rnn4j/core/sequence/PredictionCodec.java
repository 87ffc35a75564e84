package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** A codec between a user's requests (lines of text, sentences, series) and the predictions of a trained model. Thread-safe. */
public interface PredictionCodec extends Codec {

    /**
     * Reads requests one after the other as they arrive, without reading ahead more than necessary: standard input may
     * be a pipe that is still being written to. After an error the iterator continues after the request that it could
     * not read.
     *
     * @param where name of the file, for errors
     * @throws org.rnn4j.core.error.UserException from the iterator, with the line, if a request cannot be read
     */
    Iterator<Request> requests(BufferedReader in, String where);

    /** An empty conversation. Each line gets its own reply, unless the codec keeps earlier lines. */
    default Conversation conversation() {
        return new LineByLine(this);
    }

    /** The network's input for these requests; the targets are {@link SequenceValues.None}. */
    SequenceBatch encode(List<Request> requests);

    /** The rollout of these requests if forecasts are recursive; otherwise empty. */
    default Optional<Rollout> rollout(List<Request> requests) {
        return Optional.empty();
    }

    /**
     * Decodes predictions for the user, one for each request.
     *
     * @param probabilities whether text, JSON and rows show all probabilities (or quantiles), not only the best
     */
    List<Prediction> decode(List<Request> requests, Predictions predictions, boolean probabilities);

    /** Names of the columns of {@link Prediction#rows}. */
    List<String> columns(boolean probabilities);

    /** An input to predict from; only its own codec looks into it. */
    interface Request {}

    /**
     * A prediction.
     *
     * @param value typed values, for programs
     * @param text one or more lines, for people
     * @param json one object
     * @param rows for a table, in the order of {@link #columns}
     */
    record Prediction(PredictedValue value, String text, ObjectNode json, List<List<String>> rows) {}
}
