package org.rnn4j.cli.chat;

import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Chat;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;

/** Replies to the lines of a user with the model, and runs the commands of a chat. */
final class ChatSession {
    private static final String HELP =
            "/history shows the lines that are kept, /reset forgets them, /quit ends the conversation";

    private final Chat chat;

    ChatSession(Chat chat) {
        this.chat = chat;
    }

    /** @param said the line, stripped */
    String reply(String said) {
        return switch (said) {
            case "" -> "the line is empty; /quit ends the conversation";
            case "/help" -> HELP;
            case "/history" -> chat.kept().isEmpty() ? "nothing is kept" : String.join("\n", chat.kept());
            case "/reset" -> reset();
            default -> reply(chat, said);
        };
    }

    private String reset() {
        int lines = chat.kept().size();
        chat.reset();
        return lines == 0
                ? "nothing is kept, so there is nothing to forget"
                : "forgot %d line%s".formatted(lines, lines == 1 ? "" : "s");
    }

    private static String reply(Chat chat, String said) {
        try {
            Optional<Prediction> reply = chat.say(said);
            int lines = chat.kept().size();
            return reply.isPresent()
                    ? reply.get().text()
                    : "kept; %d line%s to ask about".formatted(lines, lines == 1 ? "" : "s");
        } catch (UserException e) {
            return e.getMessage();
        }
    }
}
