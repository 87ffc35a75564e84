package org.rnn4j.cli.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.predict.Chat;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictedValue.Anomaly;
import org.rnn4j.core.sequence.PredictedValue.Forecast;
import org.rnn4j.core.sequence.PredictedValue.OneClass;
import org.rnn4j.core.sequence.PredictedValue.Tags;
import org.rnn4j.core.sequence.PredictedValue.Text;
import org.rnn4j.core.sequence.PredictedValue.Texts;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;

class PredictorTest {
    private static final Settings NONE = Settings.of(List.of());

    @TempDir
    static Path folder;

    private static Path classifier;

    @BeforeAll
    static void trainAClassifier() throws IOException {
        Path data = Files.writeString(
                folder.resolve("films.tsv"),
                "good\ta great film\ngood\tgreat\nbad\tso boring\nbad\tboring\n".repeat(8));
        classifier = train("""
                task: classification
                data: {type: labelled-text, source: %s, split: {train: 0.75, validation: 0.25}}
                model: {cell: gru, hidden-size: 8, layers: 1, embedding-size: 8}
                training: {epochs: 30, batch-size: 8, optimizer: {type: adam, learning-rate: 0.02}}
                """.formatted(data));
    }

    private static Path train(String text) throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), text);
        Path run = Files.createTempDirectory(folder, "run");
        Ran ran = Ran.rnn4j("train", job, "--out", run.resolve("it"));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return run.resolve("it/last.zip");
    }

    @Test
    void opensAFileAStreamAndBytes() throws IOException {
        byte[] bytes = Files.readAllBytes(classifier);
        try (Predictor file = Predictor.open(classifier);
                Predictor stream = Predictor.open(new ByteArrayInputStream(bytes), NONE);
                Predictor array = Predictor.open(bytes, Settings.of(List.of("threads=1")))) {
            List<Prediction> expected = file.predict("great\nboring");
            assertThat(expected)
                    .extracting(one -> ((OneClass) one.value()).best())
                    .containsExactly("good", "bad");
            assertThat(stream.predict("great\nboring")).isEqualTo(expected);
            assertThat(array.predict("great\nboring").get(0).text())
                    .isEqualTo(expected.get(0).text());
            assertThat(array.bundle().job().threads()).isEqualTo(1);
        }
    }

    @Test
    void refusesWhatIsNotABundleAndSettingsThatBelongToTraining() throws IOException {
        byte[] bytes = Files.readAllBytes(classifier);
        assertThatThrownBy(() -> Predictor.open(Arrays.copyOf(bytes, bytes.length / 2), NONE))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model is not a model, or it is truncated or damaged (zip END header not found); copy it again"
                                + " or train the model again");
        assertThatThrownBy(() -> Predictor.open("plain text".getBytes(StandardCharsets.UTF_8), NONE))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "the model is not a model, or it is truncated or damaged (zip END header not found); copy it"
                                + " again or train the model again");
        assertThatThrownBy(() -> Predictor.open(classifier, Settings.of(List.of("model.hidden-size=9"))))
                .isInstanceOf(UserException.class)
                .hasMessage("--set model.hidden-size, but of a trained model only threads and decoding.* can be set");
    }

    @Test
    void aDamagedByteIsFoundInAStreamToo() throws IOException {
        byte[] bytes = Files.readAllBytes(classifier);
        int inside = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("embedding-size");
        bytes[inside] = 'f';
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            assertThatThrownBy(() -> Predictor.open(in, NONE))
                    .isInstanceOf(UserException.class)
                    .hasMessageStartingWith("the model is not a model, or it is truncated or damaged (");
        }
    }

    @Test
    void aClassHasTheProbabilitiesOfAll() {
        try (Predictor predictor = Predictor.open(classifier)) {
            Prediction great = predictor.predict("great").get(0);
            OneClass value = (OneClass) great.value();
            assertThat(value.probabilities()).containsOnlyKeys("good", "bad");
            assertThat(value.probabilities().get("good") + value.probabilities().get("bad"))
                    .isCloseTo(1f, within(1e-6f));
            assertThat(great.text())
                    .isEqualTo(
                            "good %.1f %%".formatted(100 * value.probabilities().get("good")));
            assertThatThrownBy(() -> predictor.generate(
                            predictor.bundle().job().block(SampleSpec.class).orElseGet(SampleSpec::defaults),
                            1,
                            piece -> {}))
                    .hasMessageContaining("generate needs a language model");
        }
    }

    @Test
    void aForecastHasQuantilesThatRise() throws IOException {
        Path model = train(
                series("horizon: 2") + "model: {hidden-size: 4, layers: 1, distribution: quantile}\n" + ONE_EPOCH);
        try (Predictor predictor = Predictor.open(model)) {
            Forecast forecast = (Forecast) predictor.predict(WEEK).get(0).value();
            assertThat(forecast.steps()).extracting(step -> step.when()).containsExactly("2021-01-09", "2021-01-10");
            var value = forecast.steps().get(0).targets().get("value");
            assertThat(value.quantiles()).containsOnlyKeys(0.1, 0.5, 0.9);
            assertThat(value.quantiles().get(0.5)).isEqualTo(value.point());
            assertThat(value.quantiles().get(0.1)).isLessThan(value.quantiles().get(0.9));
        }
    }

    @Test
    void anAnomalyHasBothValuesAndAScore() throws IOException {
        Path model =
                train(series("anomaly: {window: 20, recent: 2}") + "model: {hidden-size: 4, layers: 1}\n" + ONE_EPOCH);
        try (Predictor predictor = Predictor.open(model)) {
            Anomaly anomaly = (Anomaly) predictor.predict(WEEK).get(0).value();
            assertThat(anomaly.when()).isEqualTo("2021-01-08");
            assertThat(anomaly.observed()).containsEntry("value", 8.0);
            assertThat(anomaly.forecast()).containsOnlyKeys("value");
            assertThat(anomaly.score()).isEqualTo(0.5);
        }
    }

    @Test
    void tagsAndTextsNameTheirTokens() throws IOException {
        Path tagger = train(
                "task: tagging\ndata: {type: tagged, source: dates}\nmodel: {hidden-size: 4, layers: 1}\n" + ONE_EPOCH);
        try (Predictor predictor = Predictor.open(tagger)) {
            Tags tags = (Tags) predictor.predict("on 3 may").get(0).value();
            assertThat(tags.tags()).extracting(tag -> tag.token()).containsExactly("on", "3", "may");
            assertThat(tags.tags())
                    .allSatisfy(tag -> assertThat(tag.probability()).isBetween(0.01f, 1f));
        }
        Path adder = train("task: seq2seq\ndecoding: {beam: 3, best: 2, max-length: 4}\n"
                + "data: {type: pairs, source: addition, tokenizer: character, target-tokenizer: character}\n"
                + "model: {hidden-size: 4, layers: 1, attention: general}\n" + ONE_EPOCH);
        try (Predictor predictor = Predictor.open(adder);
                Predictor greedy = Predictor.open(adder, Settings.of(List.of("decoding.beam=1", "decoding.best=1")))) {
            List<Text> best = ((Texts) predictor.predict("1+12").get(0).value()).best();
            assertThat(best).hasSize(2);
            assertThat(best.get(0).score()).isGreaterThanOrEqualTo(best.get(1).score());
            var alignment = best.get(0).alignment().orElseThrow();
            assertThat(alignment.sourceTokens()).containsExactly("1", "+", "1", "2");
            assertThat(String.join("", alignment.targetTokens()))
                    .isEqualTo(best.get(0).text());
            assertThat(alignment.weights())
                    .hasDimensions(alignment.targetTokens().size() + 1, 4);
            assertThat(alignment.weights()[0][0]
                            + alignment.weights()[0][1]
                            + alignment.weights()[0][2]
                            + alignment.weights()[0][3])
                    .isCloseTo(1f, within(1e-5f));
            assertThat(((Texts) greedy.predict("1+12").get(0).value()).best()).hasSize(1);
            Chat chat = greedy.converse();
            assertThat(chat.say("1+12").orElseThrow().text())
                    .isEqualTo(greedy.predict("1+12").get(0).text());
            assertThat(chat.kept()).isEmpty();
        }
    }

    private static final String ONE_EPOCH = "training: {epochs: 1}\n";
    private static final String WEEK = """
            date,value
            2021-01-01,1
            2021-01-02,2
            2021-01-03,3
            2021-01-04,4
            2021-01-05,5
            2021-01-06,6
            2021-01-07,7
            2021-01-08,8
            """;

    private static String series(String more) {
        return "task: forecasting\ndata: {type: series, source: seasonal, date: date, target: value, history: 7, %s}\n"
                .formatted(more);
    }

    @Test
    void theProgramInTheDocumentationRuns() throws Exception {
        Matcher block = Pattern.compile("```java\n(import .*?)```\n\n```text\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../docs/library.md")));
        assertThat(block.find()).as("a program in docs/library.md").isTrue();
        Path source = Files.writeString(folder.resolve("Classify.java"), block.group(1));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-d",
                        folder.toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        source.toString());
        assertThat(compiled).isZero();
        PrintStream standardOutput = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            loader.loadClass("Classify").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {classifier.toString()});
        } finally {
            System.setOut(standardOutput);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines(block.group(2));
    }
}
