package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models whose answers depend on what was said before, from their data to a conversation. */
class ConversationTest {
    private static final List<String> PEOPLE = List.of("Ann", "Bob", "Eve");
    private static final List<String> PLACES = List.of("hall", "garden", "attic");

    @TempDir
    Path folder;

    private Path trained(String text, String data, int epochs) throws IOException {
        Path source = Files.writeString(folder.resolve("data.txt"), text);
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                task: seq2seq
                data: {type: pairs, source: %s, split: {train: 0.98, validation: 0.02}, %s}
                model: {cell: gru, hidden-size: 32, layers: 1, bidirectional: true, embedding-size: 16}
                training: {batch-size: 16, epochs: %d, schedule: cosine, optimizer: {type: adam, learning-rate: 0.01}}
                decoding: {max-length: 8}
                """.formatted(source, data, epochs));
        Ran ran = Ran.rnn4j("train", job, "--out", folder.resolve("run"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return folder.resolve("run/last.zip");
    }

    private static List<String> conversation(Path model, String... lines) {
        byte[] said = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        Ran ran = Ran.rnn4jReading(said, "chat", model);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran.out().lines().toList();
    }

    private static String dialogues() {
        StringBuilder text = new StringBuilder();
        for (String name : PEOPLE) {
            for (int copy = 0; copy < 10; copy++) {
                text.append("I am %s.\nHello!\nWho am I?\n%s\n\n".formatted(name, name));
                text.append("Who am I?\nNobody knows\n\n");
            }
        }
        return text.toString();
    }

    @Test
    void aDialogueIsAnsweredFromTheTurnBeforeTheLastUntilItIsForgotten() throws IOException {
        Path model = trained(dialogues(), "format: {type: dialogue, turns: 3}", 60);
        assertThat(conversation(model, "I am Eve.", "Who am I?", "/history", "/reset", "Who am I?", "/reset", "/reset"))
                .containsExactly(
                        "Hello!",
                        "Eve",
                        "Who am I?",
                        "Eve",
                        "forgot 2 lines",
                        "Nobody knows",
                        "forgot 2 lines",
                        "nothing is kept, so there is nothing to forget");
        assertThat(conversation(model, "\uFEFFI am Bob.", "Who am I?", "/history"))
                .as("after a byte order mark")
                .containsExactly("Hello!", "Bob", "Who am I?", "Bob");
    }

    /** Asks for the end and the start of each walk. */
    private static String stories() {
        StringBuilder text = new StringBuilder();
        for (String name : PEOPLE) {
            for (String from : PLACES) {
                for (String to : PLACES) {
                    text.append("1 %s went to the %s.\n".formatted(name, from))
                            .append("2 Where is %s?\t%s\t1\n".formatted(name, from))
                            .append("3 %s went to the %s.\n".formatted(name, to))
                            .append("4 Where is %s?\t%s\t3\n".formatted(name, to))
                            .append("5 Where was %s first?\t%s\t1\n".formatted(name, from));
                }
            }
        }
        return text.toString();
    }

    @Test
    void aStoryIsToldAndAskedAboutUntilItIsForgotten() throws IOException {
        Path model = trained(stories(), "format: stories, max-source: 20", 60);
        assertThat(conversation(
                        model,
                        "Ann went to the hall.",
                        "Where is Ann?",
                        "Ann went to the attic.",
                        "Where is Ann?",
                        "Where was Ann first?",
                        "/history",
                        "/reset",
                        "/history",
                        "Ann went to the garden.",
                        "Ann went to the attic.",
                        "Where was Ann first?",
                        "Where is Ann?".repeat(10)))
                .containsExactly(
                        "kept; 1 line to ask about",
                        "hall",
                        "kept; 2 lines to ask about",
                        "attic",
                        "hall",
                        "Ann went to the hall.",
                        "Ann went to the attic.",
                        "forgot 2 lines",
                        "nothing is kept",
                        "kept; 1 line to ask about",
                        "kept; 2 lines to ask about",
                        "garden",
                        "this line: the source has 40 tokens, but data.max-source = 20");
        assertThat(conversation(
                        model,
                        "Ann went to the hall.",
                        "Ann went to the attic.",
                        "Ann went to the garden.",
                        "Ann went to the attic.",
                        "/history"))
                .as("a story that grows too long loses its oldest lines")
                .containsExactly(
                        "kept; 1 line to ask about",
                        "kept; 2 lines to ask about",
                        "kept; 3 lines to ask about",
                        "kept; 3 lines to ask about",
                        "Ann went to the attic.",
                        "Ann went to the garden.",
                        "Ann went to the attic.");
    }
}
