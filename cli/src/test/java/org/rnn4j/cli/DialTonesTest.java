package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.rnn4j.cli.Ran.rnn4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.datasets.audio.wave.WaveWriter;

/** The built-in job {@code dial-tones}, smaller: it learns, and its recordings are written, aligned and drawn. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DialTonesTest {
    private static final int RATE = 8000;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    static Path folder;

    private final List<Ran> trained = new ArrayList<>();
    private Path model;

    @BeforeAll
    void train() {
        for (int seed = 1; seed <= 2; seed++) {
            trained.add(trained(folder.resolve("seed" + seed), seed, 12));
        }
        model = folder.resolve("seed1/best.zip");
    }

    private static Ran trained(Path run, int seed, int epochs) {
        Ran ran = rnn4j(
                "train",
                "dial-tones",
                "--out",
                run,
                "--set",
                "seed=" + seed,
                "--set",
                "data.split={train: 0.6, validation: 0.1, test: 0.3}",
                "--set",
                "data.features={type: log-mel, filters: 24, low: 600, high: 1800, normalize: level, stack: 2, stride: 2}",
                "--set",
                "model.hidden-size=32",
                "--set",
                "training.epochs=" + epochs,
                "--set",
                "training.optimizer.learning-rate=0.015");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return ran;
    }

    /** Keys of 0.2 s, the first after 0.2 s, with gaps of 0.3 s, by the table of ITU-T Q.23. */
    private static Path dialled(String name, String keys) throws IOException {
        int[] rows = {697, 770, 852, 941};
        int[] columns = {1209, 1336, 1477};
        double[] samples = new Random(3)
                .doubles(RATE * (2 + 5 * keys.length()) / 10, -0.01, 0.01)
                .toArray();
        for (int i = 0; i < keys.length(); i++) {
            int key = "123456789*0#".indexOf(keys.charAt(i));
            for (int t = 0; t < RATE / 5; t++) {
                double turns = 2 * Math.PI * t / RATE;
                samples[RATE * (2 + 5 * i) / 10 + t] +=
                        0.1 * Math.sin(rows[key / 3] * turns) + 0.1 * Math.sin(columns[key % 3] * turns);
            }
        }
        return Files.write(folder.resolve(name), WaveWriter.bytes(samples, RATE));
    }

    private static JsonNode words(Ran ran) throws IOException {
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return JSON.readTree(ran.out()).path("words");
    }

    /** Each word begins and ends around its tone; a label may have one step of it, or some after it. */
    private static void assertTimes(JsonNode words) {
        for (int i = 0; i < words.size(); i++) {
            assertThat(words.get(i).path("begin").asDouble()).isBetween(0.15 + 0.5 * i, 0.45 + 0.5 * i);
            assertThat(words.get(i).path("end").asDouble()).isBetween(0.2 + 0.5 * i, 0.5 + 0.5 * i);
        }
    }

    @Test
    void everySeedLearnsTheKeys() {
        Pattern row = Pattern.compile("(?m)^test +[0-9.]+% +([0-9.]+)%");
        for (Ran ran : trained) {
            String errors =
                    row.matcher(ran.out()).results().findFirst().orElseThrow().group(1);
            assertThat(Double.parseDouble(errors)).as(ran.out()).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void keysOfAToneThatAnotherProgramMadeHaveTheirTimes() throws IOException {
        Path file = dialled("other.wav", "5071");

        assertThat(rnn4j("predict", model, file).out()).isEqualTo("5071\n");
        JsonNode words = words(rnn4j("predict", model, file, "--format", "json"));

        assertThat(words.findValuesAsText("word")).containsExactly("5", "0", "7", "1");
        assertTimes(words);
    }

    @Test
    void aKnownTextIsAligned() throws IOException {
        Path file = dialled("known.wav", "2#9");

        JsonNode known = words(rnn4j("predict", model, file, "--align", "2#9", "--format", "json"));
        assertThat(known.findValuesAsText("word")).containsExactly("2", "#", "9");
        assertTimes(known);
        assertThat(known.get(1).path("confidence").asDouble()).isGreaterThan(0.5);
        JsonNode wrong = words(rnn4j("predict", model, file, "--align", "219", "--format", "json"));
        assertThat(wrong.get(1).path("confidence").asDouble()).isLessThan(0.3);
        Ran table = rnn4j("predict", model, file, "--align", "2#9", "--format", "csv");
        assertThat(table.out().lines()).hasSize(4).first().isEqualTo("path,word,begin,end,confidence");
    }

    @Test
    void textsOfAColumnAreAlignedAndThoseThatCannotBeAreSkipped() throws IOException {
        dialled("one.wav", "1");
        dialled("two.wav", "23");
        Path list = Files.writeString(folder.resolve("list.csv"), """
                path,text
                one.wav,1
                two.wav,2A
                one.wav,%s
                two.wav,23
                """.formatted("1".repeat(40)));

        Ran failed = rnn4j("predict", model, list, "--align-column", "text", "--format", "csv");
        Ran skipped = rnn4j("predict", model, list, "--align-column", "text", "--format", "csv", "--on-error", "skip");

        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.out().lines()).hasSize(2).last().asString().startsWith(folder.resolve("one.wav") + ",1,0.");
        assertThat(failed.lastLineOfErr())
                .isEqualTo("error: %s: the text \"2A\" has tokens that the model does not know: A"
                        .formatted(folder.resolve("two.wav")));
        assertThat(skipped.exitCode()).as(skipped.err()).isZero();
        List<String> rows = skipped.out().lines().toList();
        assertThat(rows).hasSize(6);
        assertThat(rows.subList(2, 4)).containsExactly("\"\",,,,", "\"\",,,,");
        assertThat(rows.get(4)).startsWith(folder.resolve("two.wav") + ",2,0.");
        assertThat(rows.get(5)).startsWith(folder.resolve("two.wav") + ",3,0.");
        assertThat(skipped.err())
                .startsWith("skipped 2 requests that cannot be read; the first: %s: the text \"2A\" has"
                        .formatted(folder.resolve("two.wav")));
        assertThat(rnn4j("predict", model, list, "--align-column", "words").lastLineOfErr())
                .isEqualTo(
                        "error: --align-column = words, but the requests have the columns text; name one of these, or use"
                                + " --align");
        assertThat(rnn4j("predict", model, list, "--align", "1", "--align-column", "text")
                        .lastLineOfErr())
                .isEqualTo("error: --align = 1 and --align-column = text both give the text; leave one of them out");
    }

    @Test
    void recordingsAreWrittenWithAManifestThatIsReadAgain() throws Exception {
        Path written = folder.resolve("written");

        Ran ran = rnn4j("data", "dial-tones", "--write", written);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.lastLineOfOut()).isEqualTo("written      1,000 items to " + written);
        List<String> rows = Files.readAllLines(written.resolve("manifest.csv"));
        assertThat(rows).hasSize(1001).startsWith("path,text,split");
        assertThat(rows.stream().filter(row -> row.endsWith(",test"))).hasSize(100);
        List<String> some = rows.subList(901, 921); // of the test split
        List<Path> files =
                some.stream().map(row -> written.resolve(row.split(",", -1)[0])).toList();
        List<Object> predict = new ArrayList<>(List.of("predict", model));
        predict.addAll(files);
        List<String> heard = rnn4j(predict.toArray()).out().lines().toList();
        List<String> texts = some.stream().map(row -> row.split(",", -1)[1]).toList();
        assertThat(heard).hasSize(20);
        long right = 0;
        for (int i = 0; i < 20; i++) {
            right += heard.get(i).equals(texts.get(i)) ? 1 : 0;
        }
        assertThat(right).isGreaterThanOrEqualTo(18);
        try (var sound = AudioSystem.getAudioInputStream(files.get(0).toFile())) {
            assertThat(sound.getFormat().getSampleRate()).isEqualTo(RATE);
            assertThat(sound.getFrameLength() / (double) RATE).isBetween(0.1, 2.0);
        }
        Path job = Files.writeString(folder.resolve("again.yaml"), """
                task: transcription
                data:
                  type: transcribed-audio
                  source: %s
                  rate: 8000
                  split: {type: group, by: split, validation: [validation], test: [test]}
                """.formatted(written.resolve("manifest.csv")));
        assertThat(rnn4j("data", job).out())
                .contains("train recordings             800", "test recordings              100");
        assertThat(rnn4j("data", "dial-tones", "--write", written).lastLineOfErr())
                .isEqualTo("error: --write = %s is not empty; name a new folder".formatted(written));
        Path pairs = Files.writeString(folder.resolve("pairs.tsv"), "a\tb\n".repeat(20));
        Path text = Files.writeString(
                folder.resolve("text.yaml"), "task: seq2seq\ndata: {type: pairs, source: %s}\n".formatted(pairs));
        assertThat(rnn4j("data", text, "--write", folder.resolve("none")).lastLineOfErr())
                .isEqualTo(
                        "error: --write = %s writes recordings and pictures, but the data of the job are none; leave it out"
                                .formatted(folder.resolve("none")));
    }

    @Test
    void oneRecordingIsDrawn() throws IOException {
        Path picture = folder.resolve("keys.png");

        Ran ran = rnn4j("data", "dial-tones", "--spectrogram", picture, "--recording", "4_1.wav");

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        BufferedImage image = ImageIO.read(picture.toFile());
        int zoom = image.getHeight() / 32; // filters
        assertThat(image.getHeight()).isEqualTo(32 * zoom);
        int low = 0; // bright pixels of the row of 770 Hz, for the key 4, and of 941 Hz, for the last row of keys
        for (int x = 0; x < image.getWidth(); x++) {
            low += Integer.signum(brightness(image, x, 770) - brightness(image, x, 941));
        }
        assertThat(low).isPositive();
        assertThat(rnn4j("data", "dial-tones", "--spectrogram", picture, "--recording", "1.wav")
                        .lastLineOfErr())
                .isEqualTo(
                        "error: --recording = 1.wav: the job has no such recording; name one by its path, or the end of it"
                                + " after a slash");
        assertThat(rnn4j("data", "dial-tones", "--recording", "4_1.wav").lastLineOfErr())
                .isEqualTo("error: --recording = 4_1.wav is what --spectrogram draws; add --spectrogram FILE.png");
    }

    /** Brightness of the filter at a frequency; filters have equal steps of mel from 600 to 1800 Hz. */
    private static int brightness(BufferedImage image, int x, double hertz) {
        double from = mel(600);
        double filter = 33 * (mel(hertz) - from) / (mel(1800) - from) - 1;
        int y = image.getHeight() - 1 - (int) Math.round((filter + 0.5) * image.getHeight() / 32);
        int color = image.getRGB(x, y);
        return (color >> 16 & 255) + (color >> 8 & 255) + (color & 255);
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    @Test
    void aSheetShowsSpikesAndWordsAndPlaysRecordings() throws Exception {
        Path sheet = folder.resolve("sheet.html");

        Ran ran = rnn4j("evaluate", model, "--split", "test", "--sheet", sheet);

        assertThat(ran.exitCode()).as(ran.err()).isZero();
        String page = Files.readString(sheet);
        assertThat(page).contains("300 recordings of the test split").doesNotContain("<script", "http-equiv");
        List<String> figures = figures(page.substring(page.indexOf("<h2>Others</h2>")));
        assertThat(figures).hasSize(5);
        for (String figure : figures) {
            String name = found("<code>dial-tones/([0-9*#]+)_[0-9]+\\.wav</code>", figure);
            assertThat(figure.contains("said: %s<br>heard: %s<".formatted(name, name)))
                    .as(name)
                    .isTrue();
            assertThat(found("text-anchor=\"middle\">([0-9*#])</text>", figure)).isEqualTo(name); // spikes
            assertThat(found(">([0-9*#])<title>confidence", figure)).isEqualTo(name); // words
            byte[] png = Base64.getDecoder().decode(found("data:image/png;base64,([^\"]*)\"", figure));
            assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isEqualTo(24); // filters
            byte[] wave = Base64.getDecoder().decode(found("data:audio/wav;base64,([^\"]*)\"", figure));
            try (var sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(wave))) {
                double seconds = sound.getFrameLength() / (double) RATE;
                int frames = ImageIO.read(new ByteArrayInputStream(png)).getWidth();
                assertThat(frames * 0.01).isCloseTo(seconds, within(0.03));
            }
        }
    }

    @Test
    void aSheetBeginsWithTheWorstFive() throws IOException {
        trained(folder.resolve("plateau"), 1, 1); // one epoch: few transcripts are right
        Path sheet = folder.resolve("worst.html");

        rnn4j("evaluate", folder.resolve("plateau/best.zip"), "--split", "test", "--sheet", sheet);

        String page = Files.readString(sheet);
        List<String> worst =
                figures(page.substring(page.indexOf("<h2>Most errors</h2>"), page.indexOf("<h2>Others</h2>")));
        assertThat(worst)
                .hasSize(5)
                .allSatisfy(figure -> assertThat(figure)
                        .containsPattern("heard: <b>[^<]+</b> \\(1 word error\\)")
                        .contains("<audio controls"));
        assertThat(figures(page)).hasSize(10);
        assertThat(rnn4j("evaluate", model, "--split", "test", "--sheet", folder.resolve("no/s.html"))
                        .exitCode())
                .isEqualTo(2);
    }

    private static List<String> figures(String page) {
        return Pattern.compile("(?s)<figure>.*?</figure>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** All that the group of a pattern matches. */
    private static String found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.joining());
    }
}
