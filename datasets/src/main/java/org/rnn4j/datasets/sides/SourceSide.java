package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.Hearing;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Tokens;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.TextCodec;

/**
 * The source half of a codec: converts an item of some medium to the network's input. Fitted on the training split and
 * saved with the model; immutable. The format of items in files is the {@code format:} of a data source.
 *
 * @param <S> an item as read
 */
public interface SourceSide<S> {

    /** The input that a network must accept. */
    InputSpec input();

    /**
     * Encodes one item as a batch of size one.
     *
     * @param origin file and line, for the error
     * @throws org.rnn4j.core.error.UserException if it cannot be used
     */
    SequenceValues encode(S item, String origin);

    /**
     * Parses the item in the text of a prediction request: a line, or a cell.
     *
     * @param at file and line, for the error
     */
    S request(String line, String at);

    /** Whether {@link #request} takes the name of a file, which is then opened; see {@link PredictionCodec#namesFiles}. */
    boolean namesFiles();

    /** The name of a request in predictions: a key of their JSON, a column of their table. */
    String noun();

    /** Whether predictions show the text of their request; otherwise its number. */
    default boolean isShown() {
        return true;
    }

    /** Whether an item was truncated. */
    default boolean isCut(S item, SequenceValues encoded) {
        return false;
    }

    /** A sentence about truncated items. */
    default String cutWarning(long items) {
        throw new IllegalStateException("items are not truncated");
    }

    /** Advice to a user whose items have too few time steps for their labels. */
    default String moreSteps() {
        return "use longer sources";
    }

    /** Seconds between the starts of two time steps; empty if the items are not in time. */
    default OptionalDouble stepSeconds() {
        return OptionalDouble.empty();
    }

    /**
     * An item as a recording; empty if items are something else.
     *
     * @param target its target, as text
     */
    default Optional<Recording> recording(S item, String target) {
        return Optional.empty();
    }

    /** The name of an item as read, for the user. */
    default String name(S item) {
        return item.toString();
    }

    /** An encoded item as PNG files to look at: one for a picture, one per frame of a film, none for other items. */
    default List<byte[]> pictures(SequenceValues encoded) {
        return List.of();
    }

    /** An empty conversation; no value if each line is read separately. */
    default Optional<Conversation> conversation(TwoSidedCodec<S, ?> codec) {
        return Optional.empty();
    }

    /** How sound is read while it arrives; empty if items are something else. */
    default Optional<Hearing> hearing() {
        return Optional.empty();
    }

    /** The tokens of an item as the model knows them. */
    default Tokens tokens(S item, SequenceValues encoded) {
        return Tokens.NONE;
    }

    /** The tokens of some values, in order, for a table of attention. */
    default List<String> tokens(SequenceValues encoded) {
        return List.of();
    }

    /** The codec of the texts; empty if the items are something else. */
    default Optional<TextCodec> texts() {
        return Optional.empty();
    }

    /** An empty list for encoded items of a split; large ones may go to a file. */
    default List<SequenceValues> store() {
        return new ArrayList<>();
    }

    /** Writes this half of the codec: keys that stand before the target's. */
    void write(ObjectNode json);

    /** Writes the keys of this half that stand after the target's. The order is that of bundles of earlier releases. */
    default void writeAfterTarget(ObjectNode json) {}
}
