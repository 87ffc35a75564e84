package org.rnn4j.datasets.classification.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.wave.WaveWriter;

class LabelledAudioSourceTest {
    @TempDir
    Path folder;

    /** Low and high tones, at two rates. */
    @BeforeEach
    void record() throws IOException {
        for (int i = 0; i < 20; i++) {
            double hertz = i % 2 == 0 ? 300 + i : 1200 + i;
            int rate = i < 2 ? 4000 : 8000;
            double[] samples = new double[rate / 4 + 100 * i];
            Arrays.setAll(
                    samples, t -> 0.4 * Math.sin(2 * Math.PI * hertz * t / rate) * (0.5 + 0.5 * Math.sin(0.01 * t)));
            Path file = folder.resolve(i % 2 == 0 ? "low" : "high").resolve("%02d.wav".formatted(i));
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file)) {
                WaveWriter.write(samples, rate, out);
            }
        }
    }

    private SequenceData open(String more) {
        return new LabelledAudioSource().open(options(more), null);
    }

    private ObjectNode options(String more) {
        try {
            return (ObjectNode) new YAMLMapper().readTree("""
                    {source: %s, rate: 8000, split: {train: 0.6, validation: 0.2, test: 0.2}%s}
                    """.formatted(folder, more));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void recordingsAreVectorsWithAClass() {
        SequenceData data = open(", features: {type: log-mel, filters: 12}");

        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(12));
        assertThat(data.output()).isEqualTo(new OutputSpec.OneClass(List.of("high", "low"), List.of(6L, 6L)));
        assertThat(data.summary())
                .containsEntry("rates", "4000 Hz (2), 8000 Hz (18)")
                .containsEntry("features", 12)
                .containsEntry("train recordings", 12L);
        assertThat(data.report().warnings())
                .contains(
                        "2 of 20 recordings have fewer samples per second than data.rate = 8000, so the upper filters get nothing from them");
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(4, 1, 1)).iterator().next();
        assertThat(((RealVectors) batch.inputs()).features()).isEqualTo(12);
        assertThat(batch.lengths()).hasSize(4);
    }

    @Test
    void simpleMethodsTellTheTonesApart() {
        Map<String, Score> baselines = open("").baselines(Split.TEST);

        assertThat(baselines.keySet())
                .containsExactly(
                        "most frequent class",
                        "nearest neighbour, log-mel of 20 steps",
                        "logistic regression, mean and deviation");
        assertThat(baselines.get("most frequent class").main().value()).isEqualTo(0.5);
        assertThat(baselines
                        .get("logistic regression, mean and deviation")
                        .main()
                        .value())
                .isEqualTo(1);
    }

    @Test
    void onlyTrainingBatchesAreChanged() {
        SequenceData plain = open("");
        SequenceData changed = open(", augmentation: {noise: 1, noise-from: 0, noise-to: 0}");

        assertThat(first(changed, Split.TRAIN, 1)).isNotEqualTo(first(plain, Split.TRAIN, 1));
        assertThat(first(changed, Split.TRAIN, 1)).isEqualTo(first(changed, Split.TRAIN, 1));
        assertThat(first(changed, Split.VALIDATION, 1)).isEqualTo(first(plain, Split.VALIDATION, 1));
        assertThat(first(changed, Split.TEST, 1)).isEqualTo(first(plain, Split.TEST, 1));
    }

    private static float[] first(SequenceData data, Split split, long seed) {
        SequenceBatch batch =
                data.batches(split, new BatchPlan(4, 1, seed)).iterator().next();
        return ((RealVectors) batch.inputs()).values();
    }

    @Test
    void theHashIsThatOfTheFiles() throws IOException {
        String before = open("").sha256();
        assertThat(open("").sha256()).isEqualTo(before);

        Path file = folder.resolve("low/02.wav");
        byte[] bytes = Files.readAllBytes(file);
        bytes[100]++;
        Files.write(file, bytes);

        assertThat(open("").sha256()).isNotEqualTo(before);
    }

    @Test
    void aSavedCodecReadsOtherFiles() throws IOException {
        SequenceData data = open(", features: {type: mfcc, normalize: train}");
        var codec = new LabelledAudioCodecFormat().read(data.codec().toJson());
        var source = new LabelledAudioSource();

        SequenceData other = source.open(source.onlyTest(options(""), List.of(folder.toString())), codec);

        assertThat(other.size(Split.TEST)).isEqualTo(20);
        assertThat(other.input()).isEqualTo(new InputSpec.Vectors(13));
    }

    @Test
    void foldersHaveNoGroups() {
        ObjectNode options = options("");
        options.putObject("split").put("type", "group").put("by", "speaker");

        assertThatThrownBy(() -> new LabelledAudioSource().open(options, null))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "data.split.by = speaker, but this data.format has no groups; use a table with such a column");
    }

    @Test
    void aRecordingThatIsTooLongIsABadExample() {
        assertThatThrownBy(() -> open(", max-seconds: 0.4"))
                .isInstanceOf(UserException.class)
                .hasMessageMatching(
                        ".*\\.wav: 0\\.\\d s long, but data\\.max-seconds = 0\\.4; raise it, or name parts of the file in a manifest \\(begin, end\\); fix it, or set data\\.on-error to skip");
        assertThat(open(", max-seconds: 0.4, on-error: skip").summary().get("skipped"))
                .isNotEqualTo(0);
    }
}
