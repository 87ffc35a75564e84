package org.rnn4j.datasets.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.datasets.tagging.TaggedFixture.open;
import static org.rnn4j.datasets.tagging.TaggedFixture.write;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Public data sets, against the counts that others give, each beside a small one of the same form, counted by hand. */
class SharedTaskTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @TempDir
    Path folder;

    @Test
    void chunksInPackedColumns() throws IOException {
        pack("train.txt.gz", "The DT B-NP\ncat NN I-NP\nsat VBD B-VP\n\nThe DT B-NP\ndog NN I-NP\n\n");
        pack("test.txt.gz", "The DT B-NP\ndog NN I-NP\n\nsat VBD B-NP\n\n");
        SequenceData data = open("""
                {'source': '%1$s/train.txt.gz', 'test': '%1$s/test.txt.gz', 'split': {'train': 1, 'validation': 0}}""".formatted(folder));
        assertThat(data.size(Split.TRAIN)).isEqualTo(5);
        assertThat(data.size(Split.TEST)).isEqualTo(3);
        assertThat(data.report().lengths().get(Split.TRAIN)).containsExactly(3, 2);
        // I-VP is never seen, but the tags of the others let expect it
        assertThat(((OutputSpec.Tags) data.output()).tags()).containsExactly("B-NP", "B-VP", "I-NP", "I-VP");
        Score.Metric main = baseline(data);
        assertThat(main.name()).isEqualTo("span F1");
        assertThat(main.value()).isCloseTo(0.5, within(1e-12)); // one span of two is right, of two that are said
    }

    @Test
    void wordClassesInPackedUniversalRows() throws IOException {
        String row = "%d\t%s\t_\t%s\t_\t_\t0\troot\t_\t_\n";
        String cats = row.formatted(1, "cats", "NOUN") + row.formatted(2, "sleep", "VERB") + "\n";
        String sleep = row.formatted(1, "sleep", "NOUN") + row.formatted(2, "cats", "NOUN") + "\n";
        pack("train.conllu.gz", "# text = cats sleep\n" + cats);
        pack("dev.conllu.gz", cats);
        pack("test.conllu.gz", sleep + cats);
        SequenceData data = open("""
                {'format': 'conllu', 'source': '%1$s/train.conllu.gz', 'test': '%1$s/test.conllu.gz',
                 'validation': '%1$s/dev.conllu.gz'}""".formatted(folder));
        assertThat(data.size(Split.TRAIN)).isEqualTo(2);
        assertThat(data.size(Split.TEST)).isEqualTo(4);
        Score.Metric main = baseline(data);
        assertThat(main.name()).isEqualTo("accuracy");
        assertThat(main.value()).isEqualTo(0.75); // all but the sleep that is a noun
    }

    @Test
    void slotsInParallelFiles() {
        for (String split : new String[] {"train", "valid", "test"}) {
            write(folder.resolve(split + "/seq.in"), "play jazz\nbook two rooms\n");
            write(folder.resolve(split + "/seq.out"), "O B-genre\nO B-number O\n");
        }
        write(folder.resolve("test/seq.out"), "O O\nO B-number O\n");
        SequenceData data = open("""
                {'format': 'parallel', 'source': '%1$s/train', 'validation': '%1$s/valid', 'test': '%1$s/test'}""".formatted(folder));
        assertThat(data.report().lengths().get(Split.TRAIN)).containsExactly(2, 3);
        assertThat(data.report().lengths().get(Split.TEST)).containsExactly(2, 3);
        assertThat(data.size(Split.TRAIN)).isEqualTo(5);
        assertThat(((OutputSpec.Tags) data.output()).tags())
                .containsExactly("B-genre", "B-number", "I-genre", "I-number", "O");
        assertThat(baseline(data).value()).isCloseTo(2 / 3.0, within(1e-12)); // two spans are said, the one is right
    }

    @Test
    void chunksOfConll2000() {
        SequenceData data = open("""
                {'source': '%1$s/train.txt.gz', 'test': '%1$s/test.txt.gz', 'split': {'train': 1, 'validation': 0}}""".formatted(needed("conll2000")));
        assertThat(data.size(Split.TRAIN)).isEqualTo(211_727);
        assertThat(data.size(Split.TEST)).isEqualTo(47_377);
        assertThat(data.report().lengths().get(Split.TRAIN)).hasSize(8_936);
        assertThat(((OutputSpec.Tags) data.output()).tags()).hasSize(23).contains("I-LST");
        assertThat(baseline(data).name()).isEqualTo("span F1");
    }

    @Test
    void wordClassesOfUniversalDependencies() {
        for (String[] set : new String[][] {
            {"ud-english-ewt", "en_ewt", "204577", "25094"},
            {"ud-korean-gsd", "ko_gsd", "56687", "11677"}
        }) {
            SequenceData data = open("""
                    {'format': 'conllu', 'source': '%1$s/%2$s-ud-train.conllu.gz', 'test': '%1$s/%2$s-ud-test.conllu.gz',
                     'validation': '%1$s/%2$s-ud-dev.conllu.gz'}""".formatted(needed(set[0]), set[1]));
            assertThat(data.size(Split.TRAIN)).as(set[0]).isEqualTo(Long.parseLong(set[2]));
            assertThat(data.size(Split.TEST)).as(set[0]).isEqualTo(Long.parseLong(set[3]));
            assertThat(baseline(data).name()).isEqualTo("accuracy");
        }
    }

    @Test
    void slotsOfSnips() {
        SequenceData data = open("""
                {'format': 'parallel', 'source': '%1$s/train', 'validation': '%1$s/valid', 'test': '%1$s/test'}""".formatted(needed("snips")));
        assertThat(data.report().lengths().get(Split.TRAIN)).hasSize(13_084);
        assertThat(data.report().lengths().get(Split.TEST)).hasSize(700);
        assertThat(data.size(Split.TRAIN)).isEqualTo(117_700);
        assertThat(((OutputSpec.Tags) data.output()).tags()).hasSize(79);
        assertThat(baseline(data).value()).isCloseTo(0.49473, within(1e-5));
    }

    private static Score.Metric baseline(SequenceData data) {
        return data.baselines(Split.TEST).values().iterator().next().main();
    }

    private void pack(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Path needed(String name) {
        Path data = shared.resolve(name);
        assumeTrue(Files.exists(data), "no shared data: " + data);
        return data;
    }
}
