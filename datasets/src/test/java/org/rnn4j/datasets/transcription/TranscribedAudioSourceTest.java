package org.rnn4j.datasets.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.audio.wave.WaveWriter;

class TranscribedAudioSourceTest {
    private static final String REST =
            "rate: 8000, features: {type: log-mel, filters: 10, stack: 2, stride: 2}, split: {train: 1, validation: 0}";

    @TempDir
    Path folder;

    private Path record(String name, double seconds) throws IOException {
        double[] samples = new double[(int) (8000 * seconds)];
        Arrays.setAll(samples, t -> 0.3 * Math.sin(0.2 * t + name.length()));
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file)) {
            WaveWriter.write(samples, 8000, out);
        }
        return file;
    }

    private Path manifest(String text) throws IOException {
        return Files.writeString(folder.resolve("m.csv"), text);
    }

    private static SequenceData open(String options) {
        return new TranscribedAudioSource().open(options(options), null);
    }

    private static ObjectNode options(String yaml) {
        try {
            return (ObjectNode) new YAMLMapper().readTree("{" + yaml + "}");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SequenceBatch first(SequenceData data, Split split) {
        return data.batches(split, new BatchPlan(8, 1, 1)).iterator().next();
    }

    private static float[] values(SequenceBatch batch) {
        return ((RealVectors) batch.inputs()).values();
    }

    @Test
    void aManifestHasPartsOfFilesAndTheirTexts() throws IOException {
        record("a.wav", 1);
        Path manifest = manifest("path,text,speaker,begin,end\na.wav,on,anna,0,0.4\na.wav,no off,ben,0.4,\n");

        SequenceData data = open("source: %s, %s".formatted(manifest, REST));

        assertThat(data.input()).isEqualTo(new InputSpec.Vectors(20));
        assertThat(data.output())
                .isEqualTo(new OutputSpec.Labels(6)); // the blank of CTC, f, n, o, a blank, and unknown
        assertThat(data.summary())
                .containsEntry("train recordings", 2L)
                .containsEntry("labels per second", "8.00"); // 2 + 6 characters in 1 s
        SequenceBatch batch = first(data, Split.TRAIN);
        // 0.4 s are 1 + (3200 - 200) / 80 = 38 frames, 0.6 s are 58; two frames make a step
        assertThat(batch.lengths()).containsExactlyInAnyOrder(19, 29);
        assertThat(((RealVectors) batch.inputs()).features()).isEqualTo(20);
        assertThat(((TokenSequences) batch.targets()).lengths()).containsExactlyInAnyOrder(2, 6);
    }

    @Test
    void textsMayBeFilesBesideRecordings() throws IOException {
        record("s/a.wav", 1);
        record("s/19-198-0001.wav", 1);
        Files.writeString(folder.resolve("s/a.txt"), "left\nright\n");
        Files.writeString(folder.resolve("s/19-198.trans.txt"), "19-198-0000 NO\n19-198-0001 YES SIR\n");

        SequenceData data = open("source: %s, format: texts, tokenizer: word, %s".formatted(folder.resolve("s"), REST));

        assertThat(data.report().samples())
                .containsExactly(
                        "%s/s/19-198-0001.wav -> YES SIR".formatted(folder),
                        "%s/s/a.wav -> left right".formatted(folder));
        assertThat(data.summary()).doesNotContainKey("files ignored");

        Path other = Files.writeString(folder.resolve("s/b.txt"), "of no recording");
        assertThat(open("source: %s, format: texts, tokenizer: word, %s".formatted(folder.resolve("s"), REST))
                        .summary())
                .containsEntry("files ignored", "1 (the first: %s)".formatted(other));
    }

    @Test
    void aRecordingWithoutItsTextIsABadExample() throws IOException {
        record("s/19-198-0001.wav", 1);

        assertThatThrownBy(() -> open("source: %s, format: texts, %s".formatted(folder.resolve("s"), REST)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "%s/s/19-198-0001.wav: no text; write it to 19-198-0001.txt in the same folder, or on a line of 19-198.trans.txt"
                                .formatted(folder));
    }

    @Test
    void aTextThatDoesNotFitItsFramesIsABadExample() throws IOException {
        record("long.wav", 1);
        record("short.wav", 0.08); // 1 + (640 - 200) / 80 = 6 frames, 3 steps
        Path manifest = manifest("path,text\nlong.wav,ab\nshort.wav,bba\n");
        String options = "source: %s, %s".formatted(manifest, REST);

        assertThatThrownBy(() -> open(options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(
                        "%s:3: the source has 3 time steps, but its labels (3, repeats 1) need at least 4; lower data.features.hop or stride"
                                .formatted(manifest));
        SequenceData data = open(options + ", on-error: skip");
        assertThat(data.summary()).containsEntry("skipped", 1).containsEntry("train recordings", 1L);
    }

    @Test
    void aLineWithoutItsFileIsABadExample() throws IOException {
        record("a.wav", 1);
        Path manifest = manifest("path,text\na.wav,ab\nb.wav,a\n");

        assertThatThrownBy(() -> open("source: %s, %s".formatted(manifest, REST)))
                .hasMessageContaining("m.csv:3: there is no sound file %s/b.wav".formatted(folder));
    }

    @Test
    void cutOffAndEmptyFilesAreBadExamples() throws IOException {
        byte[] whole = Files.readAllBytes(record("a.wav", 1));
        Files.write(folder.resolve("cut.wav"), Arrays.copyOf(whole, whole.length / 2));
        Files.write(folder.resolve("empty.wav"), new byte[0]);
        Path manifest = manifest("path,text\na.wav,ab\ncut.wav,a\nempty.wav,b\n");

        SequenceData data = open("source: %s, on-error: skip, %s".formatted(manifest, REST));

        assertThat(data.summary()).containsEntry("skipped", 2).containsEntry("train recordings", 1L);
    }

    @Test
    void wordsHaveTimesInSeconds() throws IOException {
        Path file = record("a.wav", 1);
        Path manifest = manifest("path,text\na.wav,ab a\n");
        String options = "source: %s, tokenizer: character, %s".formatted(manifest, REST);
        PredictionCodec codec = (PredictionCodec) new TranscribedAudioSource()
                .forRequests(options(options), open(options).codec());
        Request request = codec.requests(new BufferedReader(new StringReader(file.toString())), "the request")
                .next();
        int[] ab = codec.written().orElseThrow().encode("ab");
        float[][] labels = new float[49][5]; // of equal probability but at steps 10 and 12
        labels[10][ab[0] + 1] = 9;
        labels[12][ab[1] + 1] = 9;
        for (int t = 0; t < labels.length; t++) {
            labels[t][0] = t == 10 || t == 12 ? -9 : 5;
        }

        Prediction prediction = codec.decode(
                        List.of(request),
                        new Predictions.Sequences(
                                List.of(List.of(new Decoded(new int[] {ab[0] + 1, ab[1] + 1}, -1, -1, null))),
                                new float[][][] {labels}),
                        true)
                .get(0);

        // a step is two frames of 10 ms: the word begins with step 10, at 0.2 s, and ends after step 12
        assertThat(prediction.json().path("words").get(0).path("begin").asText())
                .isEqualTo("0.200");
        assertThat(prediction.json().path("words").get(0).path("end").asText()).isEqualTo("0.260");
        assertThat(prediction.rows().get(0)).startsWith(file.toString(), "ab", "0.200", "0.260");
    }

    @Test
    void stringsAreJoinedFromWordsOfOneSplit() throws IOException {
        for (int i = 0; i < 10; i++) {
            record("w/%s_%d.wav".formatted(i < 5 ? "one" : "two", i), 0.2);
        }
        String options = """
                source: %s, format: {type: names, pattern: "{text}_{index}.wav"}, tokenizer: {type: whitespace, end-of-line: ""},
                rate: 8000, split: {type: group, by: index, validation: ["0", "5"], test: ["1"]},
                strings: {train: 20, validation: 6, test: 4, min: 2, max: 3, gap-from: 0.1, gap-to: 0.1, seed: %d}
                """;

        SequenceData data = open(options.formatted(folder.resolve("w"), 1));

        assertThat(data.summary())
                .containsEntry("recordings", 10L)
                .containsEntry("train recordings", 20L)
                .containsEntry("validation recordings", 6L)
                .containsEntry("test recordings", 4L);
        SequenceBatch test = first(data, Split.TEST);
        TokenSequences targets = (TokenSequences) test.targets();
        for (int b = 0; b < test.batch(); b++) {
            int words = targets.lengths()[b];
            assertThat(words).isBetween(2, 3);
            // n words of 0.2 s and n + 1 gaps of 0.1 s: 0.3 n + 0.1 s
            assertThat(test.lengths() == null ? 0 : test.lengths()[b]).isEqualTo(1 + (2400 * words + 800 - 200) / 80);
        }
        assertThat(values(first(open(options.formatted(folder.resolve("w"), 1)), Split.TEST)))
                .isEqualTo(values(test));
        assertThat(values(first(open(options.formatted(folder.resolve("w"), 2)), Split.TEST)))
                .isNotEqualTo(values(test));
    }

    @Test
    void boundsOfStringsAreInOrder() {
        assertThatThrownBy(() -> open("source: x, strings: {train: 5, min: 4, max: 3}"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("data.strings.min = 4, but data.strings.max = 3 is lower");
    }

    @Test
    void generatedDialTonesHaveTheirKeys() {
        SequenceData data = open("""
                source: dial-tones, format: {type: names, pattern: "{text}_{index}.wav"}, rate: 8000, features: {type: log-mel, filters: 10},
                split: {train: 0.8, validation: 0.1, test: 0.1}
                """);

        assertThat(data.summary()).containsEntry("train recordings", 800L).containsEntry("test recordings", 100L);
        assertThat(data.report().samples().get(0)).isEqualTo("dial-tones/4_1.wav -> 4");
    }
}
