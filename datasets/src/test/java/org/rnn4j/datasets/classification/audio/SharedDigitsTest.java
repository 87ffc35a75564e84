package org.rnn4j.datasets.classification.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** The Free Spoken Digit Dataset, six archives of a speaker each. */
class SharedDigitsTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data/fsdd");

    private SequenceData open(String split) throws IOException {
        assumeTrue(Files.isDirectory(shared), "needs the spoken digits, -Drnn4j.shared=FOLDER");
        ObjectNode options = (ObjectNode) new YAMLMapper().readTree("""
                source: %s
                format: {type: names, pattern: "{label}_{speaker}_{index}.wav"}
                rate: 8000
                split: %s
                """.formatted(shared, split));
        return new LabelledAudioSource().open(options, null);
    }

    /** A nearest neighbour in NumPy, on the same 20 steps of 26 log-mel energies less their means, gets 96.33 %. */
    @Test
    void theNearestNeighbourOfTheOfficialSplitIsThatOfNumPy() throws IOException {
        SequenceData data = open("{type: group, by: index, test: [\"0\", \"1\", \"2\", \"3\", \"4\"]}");

        Map<String, Score> baselines = data.baselines(Split.TEST);

        assertThat(data.size(Split.TRAIN)).isEqualTo(2700);
        assertThat(data.size(Split.TEST)).isEqualTo(300);
        assertThat(data.summary())
                .containsEntry("recordings", 3000L)
                .containsEntry("duration", "21.9 min; each 0.14 to 2.28 s, median 0.42 s");
        assertThat(accuracy(baselines, "nearest neighbour, log-mel of 20 steps"))
                .isCloseTo(289 / 300.0, within(0.0034));
        assertThat(accuracy(baselines, "most frequent class")).isCloseTo(0.1, within(1e-9));
    }

    /** The same in NumPy: 62.8 % for george. */
    @Test
    void anUnknownSpeakerIsMuchHarder() throws IOException {
        SequenceData data = open("{type: group, by: speaker, test: [george]}");

        assertThat(accuracy(data.baselines(Split.TEST), "nearest neighbour, log-mel of 20 steps"))
                .isCloseTo(0.628, within(0.0021));
    }

    private static double accuracy(Map<String, Score> baselines, String name) {
        return baselines.get(name).main().value();
    }
}
