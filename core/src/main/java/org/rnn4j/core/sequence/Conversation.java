package org.rnn4j.core.sequence;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * The state of a conversation between a person and a model that the next reply may depend on. Immutable: each line
 * gives a new conversation, and {@link PredictionCodec#conversation} gives an empty one.
 */
public interface Conversation {

    /** The earlier lines that the next reply may depend on, oldest first. */
    List<String> kept();

    /**
     * The request of a line; empty if the line needs no reply and is only kept.
     *
     * @param line without blanks around it, not empty
     * @throws org.rnn4j.core.error.UserException if the model cannot read it
     */
    Optional<Request> ask(String line);

    /** This conversation after a line that needed no reply. */
    Conversation told(String line);

    /** This conversation after a line and the model's reply to it. */
    Conversation answered(String line, String reply);
}
