package org.rnn4j.core.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.RequestInput.Form;

/** A codec between a user's requests (lines of text, sentences, series) and the predictions of a trained model. Thread-safe. */
public interface PredictionCodec extends Codec {

    /**
     * Reads requests one after the other as they arrive, without reading ahead more than necessary: standard input may
     * be a pipe that is still being written to. After an error the iterator continues after the request that it could
     * not read.
     *
     * @throws org.rnn4j.core.error.UserException from the iterator, with the line, if a request cannot be read; a {@link
     *     BadRequest} if other values belong to it
     */
    Iterator<Request> requests(RequestInput in);

    /**
     * Reads requests of a reader in the form that its first line shows.
     *
     * @param where name of the reader, for errors
     */
    default Iterator<Request> requests(BufferedReader in, String where) {
        return requests(RequestInput.of(where, Form.AUTO, in));
    }

    /** Whether a file or folder is requests itself, such as a recording or a folder of them, rather than text with requests. */
    default boolean isRequest(Path file) {
        return false;
    }

    /**
     * Whether the text of a request names files, such as recordings, which are then opened. A server must not read such a
     * request of a client.
     */
    default boolean namesFiles() {
        return false;
    }

    /** How the model reads sound while it arrives; empty if it does not read sound. */
    default Optional<Hearing> hearing() {
        return Optional.empty();
    }

    /**
     * The request for an input that is encoded already, such as a window of sound.
     *
     * @param name shown with the prediction
     * @param encoded a batch of size one
     */
    default Request request(String name, SequenceValues encoded) {
        throw new UserException("%s: the model reads lines of text, not encoded inputs".formatted(name));
    }

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

    /**
     * The words of a known transcript, aligned with the time steps of its source.
     *
     * @param labels log probabilities {@code [time][vocabulary]}, as of {@link Predictions.Sequences}
     * @throws UserException if predictions are no transcripts, tokens of the text are unknown, or it needs more steps
     */
    default List<PredictedValue.SpokenWord> align(String text, float[][] labels) {
        throw new UserException("\"%s\" cannot be aligned: predictions are no transcripts".formatted(text));
    }

    /** The words of a known transcript as a prediction, with the columns of {@code columns(true)}; otherwise as {@link #align}. */
    default Prediction aligned(Request request, String text, float[][] labels) {
        throw new UserException("\"%s\" cannot be aligned: predictions are no transcripts".formatted(text));
    }

    /** The codec of the texts that the model writes; empty if it predicts something else. */
    default Optional<TextCodec> written() {
        return Optional.empty();
    }

    /** Names of the columns of {@link Prediction#rows}. */
    List<String> columns(boolean probabilities);

    /**
     * The same codec, whose predictions have intervals.
     *
     * @param level wanted share of values in the interval, in (0, 1)
     * @throws UserException if predictions have no intervals, or the model was not calibrated
     */
    default PredictionCodec withIntervals(double level) {
        throw new UserException("an interval was asked for, but only forecasts have intervals; leave it out");
    }

    /**
     * The same codec, which forecasts another number of rows.
     *
     * @throws UserException if predictions are no forecasts, or cannot be that long
     */
    default PredictionCodec withHorizon(int rows) {
        throw new UserException(
                "a horizon of %d rows was asked for, but the model makes no forecasts; leave it out".formatted(rows));
    }

    /** The tokens of a request. */
    default Tokens tokens(Request request) {
        return Tokens.NONE;
    }

    /** A request as PNG files to look at: one for a picture, one per frame of a film, none for other requests. */
    default List<byte[]> pictures(Request request) {
        return List.of();
    }

    /** An input to predict from; only its own codec looks into it. */
    interface Request {

        /** Values that came with the input, such as the other cells of its row, by name in their order. */
        default Map<String, JsonNode> others() {
            return Map.of();
        }
    }

    /** A request that cannot be read, with the values that came with it. */
    final class BadRequest extends UserException {
        private static final long serialVersionUID = 1;

        private final transient Map<String, JsonNode> others;

        public BadRequest(UserException problem, Map<String, JsonNode> others) {
            super(problem.getMessage(), problem);
            this.others = others;
        }

        /** The values; see {@link Request#others}. */
        public Map<String, JsonNode> others() {
            return others;
        }
    }

    /**
     * The tokens of a request as the model knows them.
     *
     * @param count number of tokens
     * @param unknown number of tokens outside the vocabulary
     * @param examples the different ones of these, for a message
     */
    record Tokens(int count, int unknown, String examples) {
        public static final Tokens NONE = new Tokens(0, 0, "");
    }

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
