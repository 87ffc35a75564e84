package org.rnn4j.cli.chat;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Conversation;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;

/** A person's lines and what is replied to them: by the model, or by the program where a command was typed. */
final class ChatSession {
    private final SequencePredictor model;
    private final PredictionCodec codec;
    private Conversation conversation;

    ChatSession(SequencePredictor model, PredictionCodec codec) {
        this.model = model;
        this.codec = codec;
        conversation = codec.conversation();
    }

    /** @param said without blanks around it */
    String reply(String said) {
        return switch (said) {
            case "" -> "nothing was said; /quit ends the conversation";
            case "/history" ->
                conversation.kept().isEmpty() ? "nothing is kept" : String.join("\n", conversation.kept());
            case "/reset" -> reset();
            default -> answer(said);
        };
    }

    private String reset() {
        int lines = conversation.kept().size();
        conversation = codec.conversation();
        return lines == 0
                ? "nothing is kept, so that there is nothing to forget"
                : "forgot %d line%s".formatted(lines, lines == 1 ? "" : "s");
    }

    private String answer(String said) {
        try {
            Optional<Request> request = conversation.ask(said);
            if (request.isEmpty()) {
                conversation = conversation.told(said);
                int lines = conversation.kept().size();
                return "kept; %d line%s to be asked about".formatted(lines, lines == 1 ? "" : "s");
            }
            List<Request> requests = List.of(request.get());
            String answer = codec.decode(
                            requests, model.predict(codec.encode(requests)).predictions(), false)
                    .get(0)
                    .text();
            conversation = conversation.answered(said, answer);
            return answer;
        } catch (UserException e) {
            return e.getMessage();
        }
    }
}
