package org.rnn4j.cli.init;

import java.util.List;
import java.util.Optional;

/** The text of a job file. */
final class JobText {
    private JobText() {}

    /**
     * A job file; every reason is a comment.
     *
     * @param name name of the job
     * @param onError a reason to skip bad examples; empty if there are none
     */
    static String of(String name, Guess guess, Optional<String> onError) {
        StringBuilder text = new StringBuilder(
                "# Written by rnn4j init: %s. rnn4j keys explains every key.\n".formatted(guess.what()));
        text.append("name: %s\ntask: %s\n".formatted(Yaml.text(name), guess.task()));
        for (String block : List.of("data", "model", "training", "decoding")) {
            if (guess.blocks().containsKey(block)) {
                text.append(block).append(":\n");
                guess.blocks().get(block).forEach(key -> append(text, key));
                if (block.equals("data")) {
                    onError.ifPresent(why -> append(text, new Guess.Key("on-error", "skip", why)));
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Guess.Key key) {
        text.append("  %s: %s".formatted(key.name(), key.value()));
        if (!key.why().isEmpty()) {
            text.append(" # ").append(key.why().replaceAll("\\s+", " "));
        }
        text.append('\n');
    }
}
