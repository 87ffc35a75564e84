package org.rnn4j.datasets.sides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;

/**
 * The source half of a codec: how an item of some medium becomes what a network reads. Fitted on the training split and saved
 * with the model; immutable. How files hold items is the {@code format:} of a data source.
 *
 * @param <S> an item as it was read
 */
public interface SourceSide<S> {

    /** What a network must read. */
    InputSpec input();

    /**
     * One item, as a batch of itself.
     *
     * @param origin file and line, for the error
     * @throws org.rnn4j.core.error.UserException where it cannot be used
     */
    SequenceValues encode(S item, String origin);

    /**
     * The item that a line of a prediction request holds.
     *
     * @param at file and line, for the error
     */
    S request(String line, String at);

    /** The name of a request in predictions: a key of their JSON, a column of their table. */
    String noun();

    /** Whether a class is shown with the line that it is for. */
    default boolean isShown() {
        return true;
    }

    /** Whether encoding left out the end of an item. */
    default boolean isCut(S item, SequenceValues encoded) {
        return false;
    }

    /** A sentence about items of which the end was left out. */
    default String cutWarning(long items) {
        throw new IllegalStateException("nothing is cut here");
    }

    /** A conversation in which nothing was said yet; empty where each line is read by itself. */
    default Optional<Conversation> conversation(TwoSidedCodec<S, ?> codec) {
        return Optional.empty();
    }

    /** Some values as their tokens, in order, for a table of attention. */
    default List<String> tokens(SequenceValues encoded) {
        return List.of();
    }

    /** Writes this half of the codec: keys that stand before the target's. */
    void write(ObjectNode json);

    /** Writes the keys of this half that stand after the target's. The order is that of bundles of earlier releases. */
    default void writeAfterTarget(ObjectNode json) {}
}
