package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rnn4j.cli.Ran.rnn4j;
import static org.rnn4j.cli.Ran.rnn4jReading;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.datasets.audio.wave.WaveWriter;

/** From a folder of recordings to predictions: rising and falling tones, which have the same frequencies. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordingsTest {
    private static final int RATE = 8000;

    @TempDir
    static Path folder;

    private Path sounds;
    private Path model;

    @BeforeAll
    void train() throws IOException {
        sounds = Files.createDirectory(folder.resolve("sounds"));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            String name = "%s_%s_%d.wav".formatted(i % 2 == 0 ? "up" : "down", i % 3 == 0 ? "anna" : "ben", i);
            write(sounds.resolve(name), glide(i % 2 == 0, random));
        }
        Path job = folder.resolve("job.yaml");
        Files.writeString(job, """
                task: classification
                data:
                  type: labelled-audio
                  source: %s
                  format: {type: names, pattern: "{label}_{speaker}_{index}.wav"}
                  rate: 8000
                  features: {type: log-mel, filters: 20, normalize: level, stack: 2, stride: 2}
                  augmentation: {speed: 0.1, noise: 0.5, time-masks: 1}
                  split: {type: group, by: speaker, test: [anna]}
                model: {cell: gru, hidden-size: 16, layers: 1, bidirectional: true, pooling: mean}
                training: {batch-size: 8, epochs: 8, optimizer: {type: adam, learning-rate: 0.01}}
                """.formatted(sounds));
        Path run = folder.resolve("run");
        Ran ran = rnn4j("train", job, "--out", run);
        assertThat(ran.err()).as(ran.out()).doesNotContain("error:");
        model = run.resolve("best.zip");
    }

    private static double[] glide(boolean rises, Random random) {
        double from = 400 + 100 * random.nextDouble();
        double to = 1500 + 300 * random.nextDouble();
        double[] samples = new double[2000 + random.nextInt(1000)];
        double phase = 0;
        for (int t = 0; t < samples.length; t++) {
            double share = (double) t / samples.length;
            phase += 2 * Math.PI * (rises ? from + (to - from) * share : to + (from - to) * share) / RATE;
            samples[t] = 0.3 * Math.sin(phase) + 0.01 * random.nextGaussian();
        }
        return samples;
    }

    private static void write(Path file, double[] samples) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            WaveWriter.write(samples, RATE, out);
        }
    }

    @Test
    void aNetworkTellsRisingFromFallingTonesOfAnotherSpeaker() {
        Ran ran = rnn4j("evaluate", model, "--split", "test", "--json");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).containsPattern("accuracy +100.0%|accuracy\": ?1.0");
    }

    @Test
    void filesFoldersAndNamesAreRequests() {
        Path file = sounds.resolve("up_anna_0.wav");
        Path other = sounds.resolve("down_anna_3.wav");

        Ran two = rnn4j("predict", model, file, other, "--format", "csv");
        assertThat(two.out().lines().map(line -> line.replaceFirst(",[^,]*$", "")))
                .containsExactly("path,class", file + ",up", other + ",down");
        assertThat(rnn4j("predict", model, sounds, "--format", "csv").out().lines())
                .hasSize(61);
        Ran names = rnn4jReading((other + "\n").getBytes(StandardCharsets.UTF_8), "predict", model, "--format", "json");
        assertThat(names.out()).startsWith("{\"class\":\"down\"").endsWith("\"path\":\"%s\"}\n".formatted(other));
    }

    @Test
    void rowsOfAManifestAreRequests() throws IOException {
        Path list = folder.resolve("list.csv");
        Files.writeString(list, "path,begin,end,note\nsounds/up_anna_0.wav,0,0.2,x\nsounds/down_anna_3.wav,,,y\n");

        Ran ran = rnn4j("predict", model, list, "--format", "json", "--keep");

        assertThat(ran.out().lines().map(line -> line.replaceFirst("\"probability\":[^,]*", "...")))
                .containsExactly(
                        "{\"begin\":\"0\",\"end\":\"0.2\",\"note\":\"x\",\"class\":\"up\",...,\"path\":\"%s#t=0,0.2\"}"
                                .formatted(sounds.resolve("up_anna_0.wav")),
                        "{\"begin\":\"\",\"end\":\"\",\"note\":\"y\",\"class\":\"down\",...,\"path\":\"%s\"}"
                                .formatted(sounds.resolve("down_anna_3.wav")));
    }

    @Test
    void aFileThatIsNoSoundIsAnErrorOrSkipped() throws IOException {
        Path bad = Files.write(folder.resolve("tape.wav"), "ID3...".getBytes(StandardCharsets.UTF_8));

        Ran failed = rnn4j("predict", model, bad);
        Ran skipped = rnn4j("predict", model, bad, sounds.resolve("up_anna_0.wav"), "--on-error", "skip");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.lastLineOfErr())
                .isEqualTo(
                        "error: %s: an MP3 recording, but must be WAV, AIFF or AU; convert it, for example: ffmpeg -i IN OUT.wav",
                        bad);
        assertThat(skipped.exitCode()).isZero();
        assertThat(skipped.out().lines()).hasSize(2);
    }

    @Test
    void aFlacFileIsRefusedWithWhatToDo() throws IOException {
        Path flac = Files.write(folder.resolve("a.flac"), "fLaC\0\0\0\"".getBytes(StandardCharsets.UTF_8));

        assertThat(rnn4j("predict", model, flac).lastLineOfErr())
                .isEqualTo(
                        "error: %s: a FLAC recording, but must be WAV, AIFF or AU; convert it, for example: ffmpeg -i IN OUT.wav",
                        flac);
    }

    @Test
    void aClassifierAlignsNoTextEvenIfBadRequestsAreSkipped() {
        assertThat(rnn4j("predict", model, sounds.resolve("up_anna_0.wav"), "--align", "up", "--on-error", "skip")
                        .lastLineOfErr())
                .isEqualTo(
                        "error: %s is a model for task = classification, but only task = transcription writes down its input"
                                .formatted(model));
    }

    @Test
    void theReportMeasuresAndDraws() throws IOException {
        Path picture = folder.resolve("s.png");

        Ran ran = rnn4j("data", folder.resolve("job.yaml"), "--spectrogram", picture);

        assertThat(ran.out())
                .contains("recordings                   60")
                .contains("rates                        8000 Hz (60)")
                .contains("clipped recordings           0");
        BufferedImage image = ImageIO.read(picture.toFile());
        assertThat(image.getHeight() % 40).isZero(); // 2 frames of 20 filters, enlarged
    }

    @Test
    void initFindsLabelsAndSpeakersInNames() {
        Path job = folder.resolve("found.yaml");

        Ran ran = rnn4j("init", sounds, "--out", job);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out())
                .contains("classification: 60 recordings of 2 classes")
                .contains("{type: names, pattern: \"{label}_{speaker}_{part3}.wav\"}")
                .contains("8000  (that of the first recording");
    }

    @Test
    void initTakesSubfoldersForClasses() throws IOException {
        Path classes = folder.resolve("classes");
        double[] tone = new double[800];
        Arrays.setAll(tone, t -> Math.sin(t * 0.3) / 2);
        for (int i = 0; i < 8; i++) {
            Path file = classes.resolve(i % 2 == 0 ? "yes" : "no").resolve("take%d.wav".formatted(i));
            Files.createDirectories(file.getParent());
            write(file, tone);
        }

        Ran ran = rnn4j("init", classes, "--out", folder.resolve("classes.yaml"));

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).contains("folders  (a subfolder per class: no, yes)");
    }
}
