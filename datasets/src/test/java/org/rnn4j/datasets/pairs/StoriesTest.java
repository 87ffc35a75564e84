package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OnError;

class StoriesTest {
    private static final String TWO_STORIES = """
            1 Mary went home.
            2 John ran.
            3 Where is Mary? \thome\t1
            4 Mary sat down.
            5 Is John here?\tno
            1 It rains.
            2 Does it rain?\tyes\t1
            """;

    @TempDir
    Path folder;

    private List<Example<String, String>> read(int facts, String text, BadExamples bad) {
        try {
            Path file = Files.writeString(folder.resolve("s.txt"), text);
            return read(new Stories(facts), file, bad);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Example<String, String>> read(PairFormat format, Path file, BadExamples bad) {
        InputFiles files = new InputFiles(StandardCharsets.UTF_8, Map.of());
        return format.read(files, "data.source", List.of(file.toString()), bad);
    }

    @Test
    void aSourceIsTheStatementsSoFarAndTheQuestion() {
        String file = folder.resolve("s.txt").toString();
        assertThat(read(0, TWO_STORIES, new BadExamples(OnError.STOP)))
                .containsExactly(
                        new Example<>("Mary went home. John ran. Where is Mary?", "home", file + ":3", file + ":1"),
                        new Example<>(
                                "Mary went home. John ran. Mary sat down. Is John here?",
                                "no",
                                file + ":5",
                                file + ":1"),
                        new Example<>("It rains. Does it rain?", "yes", file + ":7", file + ":6"));
    }

    @Test
    void onlyTheLastFactsAreRead() {
        assertThat(read(1, TWO_STORIES, new BadExamples(OnError.STOP)).stream().map(Example::source))
                .containsExactly("John ran. Where is Mary?", "Mary sat down. Is John here?", "It rains. Does it rain?");
    }

    @Test
    void packedStoriesAreUnpacked() throws IOException {
        Path file = folder.resolve("s.txt.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(TWO_STORIES.getBytes(StandardCharsets.UTF_8));
        }
        assertThat(read(new Stories(0), file, new BadExamples(OnError.STOP))).hasSize(3);
    }

    @Test
    void saysWhichLineIsNoneOfAStory() {
        refuses("Mary ran.\n", ":1: \"Mary ran.\" has no number; a line of a story looks like \"1 It rains.\"");
        refuses("2 Mary ran.\n", ":1: the number of the line is 2, but must be 1, which begins a story");
        refuses("1 A b.\n3 C d.\n", ":2: the number of the line is 3, but must be 2, or 1, which begins a story");
        refuses(
                "1 A b.\n2 Who?\t\t1\n",
                ":2: the question \"Who?\" has no answer; a tab and the answer follow a question");
        refuses("1 A b.\n2 Who?\n", ":2: the question \"Who?\" has no answer; a tab and the answer follow a question");
        refuses("1 Who?\tMary\n", ":1: no statement precedes the question \"Who?\" in its story");
        refuses("1 A b.\n", ":1: no story has a question; a question is \"3 Who is there?\", a tab and its answer");
    }

    private void refuses(String text, String message) {
        assertThatThrownBy(() -> read(0, text, new BadExamples(OnError.STOP)))
                .isInstanceOf(UserException.class)
                .hasMessage(folder.resolve("s.txt") + message + "; fix it, or set data.on-error to skip");
    }

    @Test
    void badLinesAreSkippedAndCountedAndAGapCountsOnce() {
        BadExamples bad = new BadExamples(OnError.SKIP);
        List<Example<String, String>> pairs =
                read(0, "1 A b.\nloose\n2 C d.\n4 E f.\n5 G h.\n\n6 Who?\tC\n7 What?\n", bad);
        assertThat(pairs.stream().map(Example::source)).containsExactly("A b. C d. G h. Who?");
        assertThat(bad.count()).isEqualTo(3);
        assertThat(bad.warning())
                .contains("3 examples were left out, the first for this: " + folder.resolve("s.txt")
                        + ":2: \"loose\" has no number; a line of a story looks like \"1 It rains.\"");
    }

    @Test
    void allQuestionsOfAStoryAreInOnePart() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int story = 0; story < 40; story++) {
            text.append("1 Word%d is.\n2 Who is?\tword\n3 It was.\n4 Who was?\tword\n".formatted(story));
        }
        Files.writeString(folder.resolve("many.txt"), text);
        var data = Opened.pairs(folder, """
                {'source': 'DIR/many.txt', 'format': 'stories', 'split': {'train': 0.5, 'validation': 0.5}}""");
        assertThat(data.summary()).containsEntry("train pairs", 40L).containsEntry("validation pairs", 40L);
        Set<String> trained = storiesOf(data.report().samples());
        assertThat(data.report().samples()).hasSize(5);
        assertThat(trained).hasSize(3); // two questions of each, of the last one one
    }

    private static Set<String> storiesOf(List<String> samples) {
        List<String> names = new ArrayList<>();
        samples.forEach(sample -> names.add(sample.split(" ", 2)[0]));
        return new HashSet<>(names);
    }
}
