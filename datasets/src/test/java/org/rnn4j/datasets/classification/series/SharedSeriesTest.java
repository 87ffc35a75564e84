package org.rnn4j.datasets.classification.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.rnn4j.core.sequence.Split.TEST;
import static org.rnn4j.core.sequence.Split.TRAIN;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Real series, against the counts and the nearest neighbour's score that their archive gives, each beside a small file of
 * the same form, counted by hand.
 */
class SharedSeriesTest {
    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data");

    @TempDir
    Path folder;

    @Test
    void packedSeriesHaveTwoChannelsOfUnequalLength() throws IOException {
        pack("train.ts.gz", "@data\n1,2,3:4,5,6:a\n7:8:b\n9,9:9,9:b\n");
        pack("test.ts.gz", "@data\n1,2,3,4:4,5,6,7:b\n7,8:9,10:a\n");
        SequenceData data = open(folder, """
                {'source': '%1$s/train.ts.gz', 'test': '%1$s/test.ts.gz', 'split': {'train': 1, 'validation': 0}}""");
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(2));
        assertThat(data.size(TRAIN)).isEqualTo(3);
        assertThat(data.size(TEST)).isEqualTo(2);
        assertThat(data.report().lengths().get(TEST)).containsExactlyInAnyOrder(4, 2);
    }

    @Test
    void theNearestNeighbourFindsTwoOfThree() throws IOException {
        Files.writeString(folder.resolve("train.ts"), "@data\n0,0:a\n10,10:b\n");
        Files.writeString(folder.resolve("test.ts"), "@data\n1,4:a\n9,8:b\n6,6:a\n");
        SequenceData data = open(folder, """
                {'source': '%1$s/train.ts', 'test': '%1$s/test.ts', 'standardize': 'none',
                 'split': {'train': 1, 'validation': 0}}""");
        assertThat(data.baselines(TEST).get("nearest neighbour (Euclid)").main().value())
                .isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void rowsOfATableAreTracksOfTwoCoordinates() throws IOException {
        Files.writeString(
                folder.resolve("tracks.data"), "1,10,2,20,3,30,1\n4,40,5,50,6,60,2\n7,70,8,80,9,90,3\n1,2,3,4,5,6,3\n");
        SequenceData data = open(folder, """
                {'source': '%1$s/tracks.data', 'format': {'type': 'table', 'channels': 2},
                 'split': {'train': 1, 'validation': 0}}""");
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(2));
        assertThat(data.report().classes()).containsOnlyKeys("1", "2", "3");
        assertThat(data.report().lengths().get(TRAIN)).containsExactly(3, 3, 3, 3);
    }

    @Test
    void japaneseVowelsHaveTwelveChannelsOfUnequalLength() throws IOException {
        SequenceData data = openShared("""
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
        SequenceData data = openShared("""
                {'source': '%1$s/ucr-small/GunPoint_TRAIN.ts', 'test': '%1$s/ucr-small/GunPoint_TEST.ts',
                 'standardize': 'none', 'split': {'train': 1, 'validation': 0}}""");
        double accuracy =
                data.baselines(TEST).get("nearest neighbour (Euclid)").main().value();
        assertThat(Math.round(1000 * (1 - accuracy))).isEqualTo(87); // 0.0867 in the archive
    }

    @Test
    void rowsOfLibrasAreTracksOfTwoCoordinates() throws IOException {
        SequenceData data = openShared("""
                {'source': '%1$s/libras-movement/movement_libras.data', 'format': {'type': 'table', 'channels': 2}}""");
        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(2));
        assertThat(data.report().classes()).hasSize(15);
        assertThat(data.report().lengths().get(TRAIN)).containsOnly(45);
    }

    private void pack(String name, String text) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private SequenceData openShared(String json) throws IOException {
        assumeTrue(Files.exists(shared), "no shared data: " + shared);
        return open(shared, json);
    }

    private static SequenceData open(Path folder, String json) throws IOException {
        var options =
                (ObjectNode) new ObjectMapper().readTree(json.replace('\'', '"').formatted(folder));
        return new LabelledSeriesSource().open(options, null);
    }
}
