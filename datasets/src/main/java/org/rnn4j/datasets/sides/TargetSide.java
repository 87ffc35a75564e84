package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictedValue.SpokenWord;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.PredictionCodec.Tokens;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The target half of a codec: converts targets to the network's, and its predictions back. Fitted on the training split
 * and saved with the model; immutable.
 *
 * @param <T> an item as read
 */
public interface TargetSide<T> {

    /** The output that a network must have. */
    OutputSpec output(List<SequenceValues> training);

    /**
     * Encodes one item as a batch of size one.
     *
     * @param origin file and line, for the error
     * @throws org.rnn4j.core.error.UserException if it cannot be used
     */
    SequenceValues encode(T item, String origin);

    /**
     * Checks that a network can learn a target from its source.
     *
     * @param side side that encoded the source
     * @param origin file and line, for the error
     * @throws org.rnn4j.core.error.UserException if it cannot
     */
    default void requireFit(SequenceValues source, SequenceValues target, SourceSide<?> side, String origin) {}

    /**
     * Decodes a prediction for the user.
     *
     * @param asked request of the prediction
     * @param b index in the batch of predictions
     * @param probabilities whether to show all candidates with their probabilities, not only the best
     */
    Prediction decode(Asked asked, Predictions predictions, int b, boolean probabilities);

    /** The words of a known text; see {@link org.rnn4j.core.sequence.PredictionCodec#align}. */
    default List<SpokenWord> align(String text, float[][] labels) {
        throw new UserException("\"%s\" cannot be aligned: predictions are no transcripts".formatted(text));
    }

    /** The same as a prediction; see {@link org.rnn4j.core.sequence.PredictionCodec#aligned}. */
    default Prediction aligned(Asked asked, String text, float[][] labels) {
        throw new UserException("\"%s\" cannot be aligned: predictions are no transcripts".formatted(text));
    }

    /** The codec of the texts that are predicted; empty if something else is. */
    default Optional<TextCodec> written() {
        return Optional.empty();
    }

    /** Names of the columns of {@link Prediction#rows}. */
    List<String> columns(SourceSide<?> source, boolean probabilities);

    /** Facts for a summary: number of classes, size of the vocabulary. */
    Map<String, Object> facts();

    /** Writes this half of the codec. */
    void write(ObjectNode json);

    /**
     * An encoded request.
     *
     * @param source side that read the request
     * @param line text of the request, or its name if the text is not shown
     * @param encoded encoded item, a batch of size one
     * @param known its tokens as the model knows them
     * @param others values that came with it
     */
    record Asked(SourceSide<?> source, String line, SequenceValues encoded, Tokens known, Map<String, JsonNode> others)
            implements Request {

        /** The tokens of the request, in order. */
        public List<String> tokens() {
            return source.tokens(encoded);
        }
    }
}
