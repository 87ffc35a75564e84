package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * The target half of a codec: how what should be predicted becomes a network's target, and its predictions come back. Fitted
 * on the training split and saved with the model; immutable.
 *
 * @param <T> an item as it was read
 */
public interface TargetSide<T> {

    /** What a network must predict. */
    OutputSpec output(List<SequenceValues> training);

    /**
     * One item, as a batch of itself.
     *
     * @param origin file and line, for the error
     * @throws org.rnn4j.core.error.UserException where it cannot be used
     */
    SequenceValues encode(T item, String origin);

    /**
     * A prediction in the user's terms.
     *
     * @param asked what it is for
     * @param b its place among the predictions
     * @param probabilities whether all that the network considered is wanted, not only the best
     */
    Prediction decode(Asked asked, Predictions predictions, int b, boolean probabilities);

    /** Names of the columns of {@link Prediction#rows}. */
    List<String> columns(SourceSide<?> source, boolean probabilities);

    /** Facts for a summary: how many classes, the size of the vocabulary. */
    Map<String, Object> facts();

    /** Writes this half of the codec. */
    void write(ObjectNode json);

    /**
     * A request on its way.
     *
     * @param source side that read it
     * @param line as it was given
     * @param encoded as a batch of itself
     */
    record Asked(SourceSide<?> source, String line, SequenceValues encoded) implements Request {

        /** Its tokens, in order. */
        public List<String> tokens() {
            return source.tokens(encoded);
        }
    }
}
