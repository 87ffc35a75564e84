package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.cli.Ran.rnn4j;
import static org.rnn4j.cli.Ran.rnn4jReading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.predict.HeardClass;
import org.rnn4j.core.predict.HeardWord;
import org.rnn4j.core.predict.LiveTranscript;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.Hearing.Sound;
import org.rnn4j.core.sequence.PredictedValue.OneClass;
import org.rnn4j.datasets.audio.wave.WaveWriter;

/** Sound that arrives while it is read: two tones, as the letters a and b of a transcript and as classes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamTest {
    private static final int RATE = 8000;
    private static final String TEXT = "abbaabababbbaabba";
    private static final List<String> LETTERS =
            TEXT.chars().mapToObj(Character::toString).toList();

    @TempDir
    static Path folder;

    private Path letters;
    private Path bothWays;
    private Path classes;

    @BeforeAll
    void train() throws IOException {
        Path strings = Files.createDirectory(folder.resolve("strings"));
        Path tones = Files.createDirectory(folder.resolve("tones"));
        Random random = new Random(5);
        for (int i = 0; i < 80; i++) {
            String text = random.ints(1 + i % 4, 0, 2)
                    .mapToObj(letter -> letter == 0 ? "a" : "b")
                    .collect(Collectors.joining());
            Files.write(strings.resolve("%s_%d.wav".formatted(text, i)), wav(sound(text, random)));
            String one = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "none";
            Files.write(
                    tones.resolve("%s_%d.wav".formatted(one, i)),
                    wav(i % 3 == 2 ? silence(2400, random) : Arrays.copyOf(sound(one, random), 2400)));
        }
        letters = trained("letters", "bidirectional: false", strings);
        bothWays = trained("both-ways", "bidirectional: true", strings);
        Path job = Files.writeString(folder.resolve("classes.yaml"), """
                task: classification
                data:
                  type: labelled-audio
                  source: %s
                  format: {type: names, pattern: "{label}_{index}.wav"}
                  rate: 8000
                  features: {type: log-mel, filters: 12, normalize: none, stack: 2, stride: 2}
                  split: {train: 0.8, validation: 0.2}
                model: {cell: gru, hidden-size: 12, layers: 1, bidirectional: true, pooling: max}
                training: {batch-size: 8, epochs: 15, optimizer: {type: adam, learning-rate: 0.02}}
                """.formatted(tones));
        classes = trained(job);
    }

    private static Path trained(String name, String model, Path source) throws IOException {
        return trained(Files.writeString(folder.resolve(name + ".yaml"), """
                task: transcription
                data:
                  type: transcribed-audio
                  source: %s
                  format: {type: names, pattern: "{text}_{index}.wav"}
                  rate: 8000
                  features: {type: log-mel, filters: 12, deltas: 1, normalize: train, stack: 2, stride: 2}
                  split: {train: 0.8, validation: 0.2}
                model: {cell: gru, hidden-size: 16, layers: 1, %s}
                training: {batch-size: 8, epochs: 25, optimizer: {type: adam, learning-rate: 0.02}}
                """.formatted(source, model)));
    }

    private static Path trained(Path job) {
        Path run = Path.of(job.toString().replace(".yaml", ""));
        Ran ran = rnn4j("train", job, "--out", run);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return run.resolve("best.zip");
    }

    private static double[] silence(int samples, Random random) {
        return random.doubles(samples, -0.005, 0.005).toArray();
    }

    /** Tones of 0.1 s with gaps of 0.1 s around them. */
    private static double[] sound(String text, Random random) {
        double[] samples = silence((2 * text.length() + 1) * 800, random);
        for (int i = 0; i < text.length(); i++) {
            double hertz = text.charAt(i) == 'a' ? 600 : 1800;
            for (int t = 0; t < 800; t++) {
                samples[(2 * i + 1) * 800 + t] += 0.2 * Math.sin(2 * Math.PI * hertz * t / RATE);
            }
        }
        return samples;
    }

    private static byte[] wav(double[] samples) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WaveWriter.write(samples, RATE, out);
        return out.toByteArray();
    }

    private static byte[] spoken() throws IOException {
        return wav(sound(TEXT, new Random(99)));
    }

    @Test
    void theTextIsThatOfTheWholeRecording() throws IOException {
        Path file = Files.write(folder.resolve("spoken.wav"), spoken());
        assertThat(rnn4j("predict", letters, file).out()).isEqualTo(TEXT + "\n");

        Ran ran = rnn4jReading(spoken(), "predict", letters, "--stream");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines().map(line -> line.substring(11))).containsExactlyElementsOf(LETTERS);
        for (int i = 0; i < TEXT.length(); i++) {
            double begin = Double.parseDouble(
                    ran.out().lines().toList().get(i).substring(0, 9).strip());
            assertThat(begin).isBetween(0.2 * i, 0.2 * i + 0.3);
        }
        assertThat(ran.err()).matches("3\\.5 s of sound in \\d+\\.\\d s\\R");
        assertThat(rnn4jReading(spoken(), "predict", letters, "--stream", "--beam", "4")
                        .out()
                        .lines()
                        .map(line -> line.substring(11)))
                .containsExactlyElementsOf(LETTERS);
    }

    @Test
    void rawSamplesAreWrittenAsJsonAndAsATable() throws IOException {
        byte[] file = spoken();
        byte[] raw = Arrays.copyOfRange(file, 44, file.length);

        Ran json = rnn4jReading(raw, "predict", letters, "--stream", "--pcm", "8000", "--format", "json");
        assertThat(json.out().lines()).hasSize(TEXT.length());
        assertThat(json.out().lines().findFirst().orElseThrow())
                .matches("\\{\"word\":\"a\",\"begin\":0\\.\\d{3},\"end\":0\\.\\d{3},\"confidence\":[01]\\.\\d+}");
        Ran table = rnn4jReading(raw, "predict", letters, "--stream", "--pcm", "8000", "--format", "csv");
        assertThat(table.out().lines().findFirst()).contains("begin,end,word,confidence");
        assertThat(table.out().lines()).hasSize(1 + TEXT.length());
    }

    @Test
    void wordsComeBeforeTheSoundEnds() throws IOException {
        byte[] file = spoken();
        try (Predictor predictor = Predictor.open(letters)) {
            LiveTranscript transcript = predictor.transcribe(new Sound("live", Slow.of(file, 44 + 2 * 100), 0));
            List<HeardWord> words = new ArrayList<>();
            double first = 0;
            for (Optional<List<HeardWord>> next = transcript.next(); next.isPresent(); next = transcript.next()) {
                words.addAll(next.get());
                first = words.isEmpty() ? transcript.seconds() : first;
            }
            words.addAll(transcript.end());

            assertThat(words).extracting(HeardWord::text).containsExactlyElementsOf(LETTERS);
            assertThat(first).as("the first tone sounds from 0.1 to 0.2 s").isLessThan(0.3);
            assertThat(transcript.seconds()).isCloseTo(3.5, within(0.05));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4"})
    void anEndlessSoundTakesNoMoreMemoryThanAShortOne(String beam) throws IOException {
        byte[] raw = Arrays.copyOfRange(spoken(), 44, spoken().length);
        try (Predictor predictor =
                Predictor.open(letters, new Settings(List.of(new Setting("--beam", "decoding.beam", beam))))) {
            LiveTranscript transcript = predictor.transcribe(new Sound("live", new Endless(raw), RATE));

            long heard = advance(transcript, 10);
            long small = Reachable.count(transcript);
            heard += advance(transcript, 180);

            assertThat(heard).isGreaterThan(800);
            assertThat(Reachable.count(transcript)).isBetween(small - 500, small + 500);
        }
    }

    private static long advance(LiveTranscript transcript, double seconds) {
        long words = 0;
        while (transcript.seconds() < seconds) {
            words += transcript.next().orElseThrow().size();
        }
        return words;
    }

    @Test
    void aModelOfBothDirectionsIsRefusedBeforeAnySoundArrives() {
        Ran ran = rnn4jReading(new byte[0], "predict", bothWays, "--stream");

        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .isEqualTo("error: the model reads in both directions, so it needs whole sequences; train it with"
                        + " model.bidirectional = false");
    }

    @Test
    void aClassIsWrittenOnceWhileItsProbabilityIsHigh() throws IOException {
        double[] samples = silence(5 * RATE, new Random(3));
        System.arraycopy(sound("a", new Random(4)), 0, samples, RATE, 2400);
        System.arraycopy(sound("b", new Random(4)), 0, samples, 3 * RATE, 2400);

        Ran ran = rnn4jReading(
                wav(samples), "predict", classes, "--stream", "--threshold", "0.8", "--window", "0.3", "--hop", "0.05");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        List<String> heard =
                ran.out().lines().filter(line -> !line.endsWith("none")).toList();
        assertThat(heard).hasSize(2);
        assertThat(heard.get(0)).endsWith("  a");
        assertThat(Double.parseDouble(heard.get(0).substring(0, 9).strip())).isBetween(0.8, 1.2);
        assertThat(heard.get(1)).endsWith("  b");
        assertThat(Double.parseDouble(heard.get(1).substring(0, 9).strip())).isBetween(2.8, 3.2);
    }

    @Test
    void aWindowIsClassifiedAsAFileOfIt() throws IOException {
        Path file = Files.write(folder.resolve("windows.wav"), spoken());
        try (Predictor predictor = Predictor.open(classes)) {
            predictor
                    .classify(new Sound("live", Files.newInputStream(file), 0), 0.5, 0.25)
                    .forEachRemaining(window -> {
                        HeardClass heard = window;
                        OneClass part = (OneClass) predictor
                                .predict("%s#t=%s,%s\n".formatted(file, heard.begin(), heard.end()))
                                .get(0)
                                .value();
                        assertThat(heard.classes().probabilities()).isEqualTo(part.probabilities());
                    });
        }
    }

    @Test
    void whatCannotBeHeardIsSaid() throws IOException {
        assertThat(rnn4j("predict", letters, "--pcm", "8000").lastLineOfErr())
                .isEqualTo("error: --pcm is for sound that arrives; add --stream");
        assertThat(rnn4j("predict", letters, "--stream", "a.wav").lastLineOfErr())
                .isEqualTo(
                        "error: --stream reads standard input, not a.wav; use --stream < a.wav, or leave --stream out");
        assertThat(rnn4j("predict", letters, "--stream", "--keep").lastLineOfErr())
                .isEqualTo("error: --keep is for requests, but --stream reads one sound; leave it out");
        assertThat(rnn4j("predict", letters, "--stream", "--hop", "1").lastLineOfErr())
                .isEqualTo("error: --hop needs --threshold");
        assertThat(rnn4jReading(spoken(), "predict", classes, "--stream").lastLineOfErr())
                .isEqualTo("error: %s is a model for task = classification, which hears classes; add --threshold"
                        .formatted(classes));
        assertThat(rnn4jReading(spoken(), "predict", letters, "--stream", "--threshold", "0.5")
                        .lastLineOfErr())
                .isEqualTo("error: %s is a model for task = transcription, but classes are heard by one for task ="
                                .formatted(letters)
                        + " classification; leave --threshold out");
        assertThat(rnn4jReading(new byte[0], "predict", letters, "--stream").lastLineOfErr())
                .isEqualTo("error: standard input: no sound arrived; check the program that records it");
        assertThat(rnn4jReading(new byte[5000], "predict", letters, "--stream").lastLineOfErr())
                .isEqualTo(
                        "error: standard input: not a WAV, AIFF or AU file; name the rate of samples without a header with"
                                + " --pcm");
        assertThat(rnn4jReading(new byte[0], "predict", letters, "--stream", "--pcm", "8000")
                        .exitCode())
                .isZero();
    }

    /** Bytes that arrive in pieces; none are there before they are waited for. */
    private static final class Slow extends InputStream {
        private final byte[] bytes;
        private final int piece;
        private int at;

        private Slow(byte[] bytes, int piece) {
            this.bytes = bytes;
            this.piece = piece;
        }

        static Slow of(byte[] bytes, int piece) {
            return new Slow(bytes, piece);
        }

        @Override
        public int read() {
            return at < bytes.length ? bytes[at++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int count = Math.min(Math.min(piece, length), bytes.length - at);
            System.arraycopy(bytes, at, into, from, count);
            at += count;
            return count == 0 ? -1 : count;
        }
    }

    /** The same bytes again and again. */
    private static final class Endless extends InputStream {
        private final byte[] bytes;
        private long at;

        Endless(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes[(int) (at++ % bytes.length)] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            for (int i = from; i < from + length; i++) {
                into[i] = (byte) read();
            }
            return length;
        }

        @Override
        public int available() {
            return Integer.MAX_VALUE;
        }
    }
}
