package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code evaluate --json} holds what the text shows: counts and metrics by class, type, target and step ahead. */
class EvaluateJsonTest {
    private static final Path BUNDLES = Path.of("src/test/resources/bundles");

    @TempDir
    Path folder;

    /** The model answers "true" for every one of 47 + 47 examples. */
    @Test
    void aClassifierHasItsConfusionMatrixAndMetricsByClass() throws IOException {
        JsonNode breakdown = evaluate("classifier");
        assertThat(breakdown.path("confusion").toString()).isEqualTo("[[0,47],[0,47]]");
        assertThat(breakdown.path("classes").path("true").toString())
                .isEqualTo(
                        "{\"precision\":0.5,\"recall\":1.0,\"F1\":0.6666666666666666,\"support\":47,\"predicted\":94}");
        assertThat(breakdown.path("classes").path("false").path("F1").asDouble())
                .isZero();
    }

    @Test
    void aTaggerHasMetricsByType() throws IOException {
        JsonNode types = evaluate("tagger").path("types");
        assertThat(types.fieldNames()).toIterable().containsExactly("amount", "date", "time");
        JsonNode date = types.path("date");
        double precision = date.path("precision").asDouble();
        double recall = date.path("recall").asDouble();
        assertThat(date.path("F1").asDouble()).isCloseTo(2 * precision * recall / (precision + recall), within(1e-12));
        assertThat(date.path("spans").asInt()).isEqualTo(74);
    }

    @Test
    void aForecasterHasErrorsByStepTargetSeriesAndOrigin() throws IOException {
        JsonNode breakdown = evaluate("forecaster");
        JsonNode all = breakdown.path("all");
        assertThat(all.path("MSE").asDouble())
                .isCloseTo(Math.pow(all.path("RMSE").asDouble(), 2), within(1e-9));
        JsonNode steps = breakdown.path("stepsAhead");
        assertThat((steps.path("1").path("MAE").asDouble()
                                + steps.path("2").path("MAE").asDouble())
                        / 2)
                .isCloseTo(all.path("MAE").asDouble(), within(1e-9));
        assertThat(breakdown.path("targets").path("value")).isEqualTo(all);
        assertThat(breakdown.path("series").path("series")).isEqualTo(all);
        int values = 0;
        for (JsonNode origins : breakdown.path("originsFrom")) {
            values += origins.path("values").asInt();
        }
        assertThat(values).isEqualTo(30).isEqualTo(all.path("values").asInt());
    }

    @Test
    void aDecoderHasThePartsOfBleu() throws IOException {
        Path sums = BUNDLES.resolve("sums.tsv");
        JsonNode bleu = evaluate("decoder", "--data", sums.toString()).path("BLEU");
        assertThat(bleu.path("precisions")).hasSize(4);
        assertThat(bleu.path("referenceWords").asInt())
                .isEqualTo(Files.readAllLines(sums).size());
        assertThat(bleu.path("signature").asText()).startsWith("nrefs:1|");
    }

    @Test
    void dataRefusesATaskThatDoesNotFit() throws IOException {
        Path job = folder.resolve("job.yaml");
        Files.writeString(job, """
                task: tagging
                data: {type: labelled-text, source: comparisons, split: {train: 0.8, validation: 0.2}}
                """);
        for (String command : List.of("data", "train")) {
            Ran ran = Ran.rnn4j(command, job);
            assertThat(ran.exitCode()).as(command).isEqualTo(2);
            assertThat(ran.lastLineOfErr())
                    .as(command)
                    .startsWith(
                            "error: task = tagging does not fit data.type = labelled-text, with inputs: tokens of a")
                    .contains("targets: one of 2 classes per sequence; use task = classification");
        }
    }

    private static JsonNode evaluate(String bundle, String... more) throws IOException {
        Object[] words = List.of(
                        List.of("evaluate", BUNDLES.resolve(bundle + ".zip"), "--trust-paths", "--json"),
                        List.<Object>of((Object[]) more))
                .stream()
                .flatMap(List::stream)
                .toArray();
        Ran ran = Ran.rnn4j(words);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return new ObjectMapper().readTree(ran.lastLineOfOut()).path("breakdown");
    }
}
