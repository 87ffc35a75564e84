package org.rnn4j.core.sequence;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * A conversation between a person and a model, as far as it bears on the next answer. Immutable: what is said gives another conversation, and
 * who wants to forget takes a new one from {@link PredictionCodec#conversation}.
 */
public interface Conversation {

    /** The lines of before that the next answer may depend on, the oldest first. */
    List<String> kept();

    /**
     * What a line asks the model; empty where it asks nothing and is only to be kept.
     *
     * @param line without blanks around it, not empty
     * @throws org.rnn4j.core.error.UserException where the model cannot read it
     */
    Optional<Request> ask(String line);

    /** This conversation after a line that asked nothing. */
    Conversation told(String line);

    /** This conversation after a line and the model's answer to it. */
    Conversation answered(String line, String answer);
}
