package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceData;

/** Real series, against the counts and the nearest neighbour's score that their archive gives. */
class SharedSeriesTest {
    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @BeforeEach
    void needsTheSeries() {
        assumeTrue(Files.exists(folder), "no shared data: " + folder);
    }

    @Test
    void japaneseVowelsHaveTwelveChannelsOfUnequalLength() throws IOException {
        SequenceData data = open("""
                {'source': '%1$s/japanese-vowels/JapaneseVowels_TRAIN.ts.gz',
                 'test': '%1$s/japanese-vowels/JapaneseVowels_TEST.ts.gz', 'split': {'train': 1, 'validation': 0}}""");
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(12));
        assertThat(data.size(TRAIN)).isEqualTo(270);
        assertThat(data.size(TEST)).isEqualTo(370);
        int[] lengths = data.report().lengths().get(TEST);
        assertThat(Arrays.stream(lengths).min()).hasValue(7);
        assertThat(Arrays.stream(lengths).max()).hasValue(29);
    }

    @Test
    void theNearestNeighbourIsAsGoodAsTheArchiveSays() throws IOException {
        SequenceData data = open("""
                {'source': '%1$s/ucr-small/GunPoint_TRAIN.ts', 'test': '%1$s/ucr-small/GunPoint_TEST.ts',
                 'standardize': 'none', 'split': {'train': 1, 'validation': 0}}""");
        double accuracy =
                data.baselines(TEST).get("nearest neighbour (Euclid)").main().value();
        assertThat(Math.round(1000 * (1 - accuracy))).isEqualTo(87); // 0.0867 in the archive
    }

    @Test
    void rowsOfLibrasAreTracksOfTwoCoordinates() throws IOException {
        SequenceData data = open("""
                {'source': '%1$s/libras-movement/movement_libras.data', 'format': {'type': 'table', 'channels': 2}}""");
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(2));
        assertThat(data.report().classes()).hasSize(15);
        assertThat(data.report().lengths().get(TRAIN)).containsOnly(45);
    }

    private SequenceData open(String json) throws IOException {
        var options =
                (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"').formatted(folder));
        return new LabelledSeriesSource().open(options, null);
    }
}
