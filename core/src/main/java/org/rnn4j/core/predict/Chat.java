package org.rnn4j.core.predict;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/**
 * A conversation with a model, which remembers as many lines as the model reads. Not thread-safe; any number of chats
 * may use one {@link Predictor} at the same time.
 */
public final class Chat {
    private final Predictor predictor;
    private Conversation conversation;

    Chat(Predictor predictor) {
        this.predictor = predictor;
        conversation = predictor.predictionCodec().conversation();
    }

    /**
     * Sends a line to the model.
     *
     * @param line without blanks around it, not empty
     * @return the reply; empty if the line needs no reply and was only remembered
     * @throws org.rnn4j.core.error.UserException if the model cannot read the line, which is then forgotten
     */
    public Optional<Prediction> say(String line) {
        Optional<Request> request = conversation.ask(line);
        if (request.isEmpty()) {
            conversation = conversation.told(line);
            return Optional.empty();
        }
        Prediction reply = predictor.predict(List.of(request.get()), false).get(0);
        conversation = conversation.answered(line, reply.text());
        return Optional.of(reply);
    }

    /** The remembered lines of both sides, oldest first. */
    public List<String> kept() {
        return conversation.kept();
    }

    /** Forgets all lines. */
    public void reset() {
        conversation = predictor.predictionCodec().conversation();
    }
}
