package org.rnn4j.cli.chat;

import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.AnsweringModel;
import org.rnn4j.core.sequence.AnswerCodec;
import org.rnn4j.core.sequence.AnswerCodec.Request;
import org.rnn4j.core.sequence.Talk;

/** A person's lines and what is replied to them: by the model, or by the program where a command was typed. */
final class Conversation {
    private final AnsweringModel model;
    private final AnswerCodec codec;
    private Talk talk;

    Conversation(AnsweringModel model, AnswerCodec codec) {
        this.model = model;
        this.codec = codec;
        talk = codec.talk();
    }

    /** @param said without blanks around it */
    String reply(String said) {
        return switch (said) {
            case "" -> "nothing was said; /quit ends the talk";
            case "/history" -> talk.kept().isEmpty() ? "nothing is kept" : String.join("\n", talk.kept());
            case "/reset" -> reset();
            default -> answer(said);
        };
    }

    private String reset() {
        int lines = talk.kept().size();
        talk = codec.talk();
        return lines == 0
                ? "nothing is kept, so that there is nothing to forget"
                : "forgot %d line%s".formatted(lines, lines == 1 ? "" : "s");
    }

    private String answer(String said) {
        try {
            Optional<Request> request = talk.ask(said);
            if (request.isEmpty()) {
                talk = talk.told(said);
                int lines = talk.kept().size();
                return "kept; %d line%s to be asked about".formatted(lines, lines == 1 ? "" : "s");
            }
            List<Request> requests = List.of(request.get());
            String answer = codec.decode(
                            requests, model.answer(codec.encode(requests)).answers(), false)
                    .get(0)
                    .text();
            talk = talk.answered(said, answer);
            return answer;
        } catch (UserException e) {
            return e.getMessage();
        }
    }
}
