package org.rnn4j.datasets.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.TextSide;

class DialogueTest {
    private static final String TWO_DIALOGUES = "Hi.\nHello!\nHow are you?\n Fine. \n\n\nBye.\nSee you.\n";

    @TempDir
    Path folder;

    private List<Example<String, String>> read(int turns, String text, BadExamples bad) throws IOException {
        Path file = Files.writeString(folder.resolve("d.txt"), text);
        InputFiles files = new InputFiles(StandardCharsets.UTF_8, Map.of());
        return new Dialogue(turns).read(files, "data.source", List.of(file.toString()), bad);
    }

    @Test
    void everyUtteranceButTheFirstAnswersThoseBeforeIt() throws IOException {
        String file = folder.resolve("d.txt").toString();
        assertThat(read(2, TWO_DIALOGUES, new BadExamples(OnError.STOP)))
                .containsExactly(
                        new Example<>("Hi.", "Hello!", file + ":2", file + ":1"),
                        new Example<>("Hi.\nHello!", "How are you?", file + ":3", file + ":1"),
                        new Example<>("Hello!\nHow are you?", "Fine.", file + ":4", file + ":1"),
                        new Example<>("Bye.", "See you.", file + ":8", file + ":7"));
    }

    @Test
    void aSourceHasAsManyTurnsAsAskedFor() throws IOException {
        assertThat(read(1, TWO_DIALOGUES, new BadExamples(OnError.STOP)).stream()
                        .map(Example::source))
                .containsExactly("Hi.", "Hello!", "How are you?", "Bye.");
        assertThat(read(9, TWO_DIALOGUES, new BadExamples(OnError.STOP)).stream()
                        .map(Example::source))
                .containsExactly("Hi.", "Hi.\nHello!", "Hi.\nHello!\nHow are you?", "Bye.");
    }

    @Test
    void aDialogueOfOneUtteranceIsABadExample() throws IOException {
        String text = "Hi.\nHello!\n\nAlone.\n";
        String message = "%s:4: the dialogue has one utterance and no reply; an empty line ends a dialogue"
                .formatted(folder.resolve("d.txt"));
        assertThatThrownBy(() -> read(2, text, new BadExamples(OnError.STOP)))
                .hasMessage(message + "; fix it, or set data.on-error to skip");
        BadExamples bad = new BadExamples(OnError.SKIP);
        assertThat(read(2, text, bad)).hasSize(1);
        assertThat(bad.warning()).contains("1 example was left out, the first for this: " + message);
    }

    @Test
    void refusesMoreTurnsThanAnybodyReads() {
        assertThatThrownBy(() -> new Dialogue(0)).hasMessage("data.format.turns = 0, but must be in [1, 1000]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "character", "byte", "whitespace", "{'type': 'bpe', 'vocabulary-size': 260}"})
    void everyTokenizerSeesWhereATurnEnds(String tokenizer) throws IOException {
        Files.writeString(folder.resolve("d.txt"), "no\nno\nyes\n\nno no\nyes\n");
        String quoted = tokenizer.startsWith("{") ? tokenizer : "'" + tokenizer + "'";
        SequenceData data = Opened.pairs(folder, """
                {'source': 'DIR/d.txt', 'format': 'dialogue', 'tokenizer': %s,
                 'split': {'train': 1, 'validation': 0}}""".formatted(quoted));
        TwoSidedCodec<String, String> codec = TwoSidedCodec.fitted(data.codec(), "pairs");
        TextSide source = (TextSide) codec.source();
        assertThat(source.encode("no\nno", "").ids())
                .isNotEqualTo(source.encode("no no", "").ids());
    }

    @Test
    void aTokenizerThatIsBlindToLineEndsIsRefused() throws IOException {
        Files.writeString(folder.resolve("d.txt"), TWO_DIALOGUES);
        assertThatThrownBy(() -> Opened.pairs(folder, """
                {'source': 'DIR/d.txt', 'format': 'dialogue', 'tokenizer': {'type': 'whitespace', 'end-of-line': ''}}"""))
                .hasMessage(
                        "data.tokenizer.end-of-line is empty, but data.format = dialogue separates turns by line ends; remove it, or name a token");
    }

    @Test
    void allPairsOfADialogueAreInOnePart() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            text.append("ask%d\nreply\nthanks\n\n".formatted(i));
        }
        Files.writeString(folder.resolve("d.txt"), text);
        SequenceData data = Opened.pairs(folder, """
                {'source': 'DIR/d.txt', 'format': {'type': 'dialogue', 'turns': 9},
                 'split': {'train': 0.5, 'validation': 0.5}}""");
        assertThat(data.summary()).containsEntry("train pairs", 40L).containsEntry("validation pairs", 40L);
        List<String> samples = data.report().samples();
        assertThat(samples.get(1)).startsWith(samples.get(0).split(" ", 2)[0] + "\n");
    }
}
