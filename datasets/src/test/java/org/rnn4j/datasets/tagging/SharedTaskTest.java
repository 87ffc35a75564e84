package org.rnn4j.datasets.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.datasets.tagging.TaggedFixture.open;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Public data sets, against the counts that others give. */
class SharedTaskTest {
    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @Test
    void chunksOfConll2000() {
        SequenceData data = open("""
                {'source': '%1$s/train.txt.gz', 'test': '%1$s/test.txt.gz', 'split': {'train': 1, 'validation': 0}}""".formatted(needed("conll2000")));
        assertThat(data.size(Split.TRAIN)).isEqualTo(211_727);
        assertThat(data.size(Split.TEST)).isEqualTo(47_377);
        assertThat(data.report().lengths().get(Split.TRAIN)).hasSize(8_936);
        assertThat(((OutputSpec.Tags) data.output()).tags()).hasSize(23).contains("I-LST");
        Score baseline = data.baselines(Split.TEST).values().iterator().next();
        assertThat(baseline.main().name()).isEqualTo("span F1");
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
            assertThat(data.baselines(Split.TEST)
                            .values()
                            .iterator()
                            .next()
                            .main()
                            .name())
                    .isEqualTo("accuracy");
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
        assertThat(data.baselines(Split.TEST).values().iterator().next().main().value())
                .isCloseTo(0.49473, within(1e-5));
    }

    private Path needed(String name) {
        Path data = folder.resolve(name);
        assumeTrue(Files.exists(data), "no shared data: " + data);
        return data;
    }
}
