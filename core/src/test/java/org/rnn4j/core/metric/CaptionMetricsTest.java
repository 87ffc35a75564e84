package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CaptionMetricsTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private static List<String> split(String text) {
        return List.of(text.split(" "));
    }

    private static double value(CaptionMetrics metrics, String name) {
        return metrics.metrics().get(name).value();
    }

    @Test
    void equalsTheFormulasWorkedOutByHand() {
        CaptionMetrics metrics = new CaptionMetrics();
        metrics.add(split("a b"), List.of(split("a b")));
        metrics.add(split("c"), List.of(split("c d"), split("c e")));

        // every n-gram is of one item of two, so all weights are ln 2 and cancel; "c" is one bigram shorter than "c d"
        double second = 10.0 / 4 / Math.sqrt(2) * Math.exp(-1 / 72.0);
        assertThat(metrics.ciderEach()).containsExactly(new double[] {10 * 2.0 / 4, second}, EXACT);
        assertThat(value(metrics, "CIDEr-D")).isCloseTo((5 + second) / 2, EXACT);
        // three of three words and one of one bigram are right, and three words answer four
        assertThat(value(metrics, "BLEU-1")).isCloseTo(Math.exp(1 - 4.0 / 3), within(1e-8));
        assertThat(value(metrics, "BLEU-2")).isCloseTo(Math.exp(1 - 4.0 / 3), within(1e-8));
        assertThat(metrics.rougeEach()).containsExactly(new double[] {1, 2.44 * 0.5 / (0.5 + 1.44)}, EXACT);
    }

    @Test
    void theClosestReferenceGivesTheLengthAndTheShorterOneAtATie() {
        CaptionMetrics metrics = new CaptionMetrics();
        metrics.add(split("a b c"), List.of(split("a b c d"), split("a b")));
        assertThat(value(metrics, "BLEU-1")).isCloseTo(1, within(1e-8));
    }

    @Test
    void anEmptyAnswerScoresZero() {
        CaptionMetrics metrics = new CaptionMetrics();
        metrics.add(List.of(), List.of(split("a b")));
        assertThat(value(metrics, "CIDEr-D")).isZero();
        assertThat(value(metrics, "ROUGE-L")).isZero();
    }

    @Test
    void wordsAreLowerCaseAndWithoutPunctuation() {
        assertThat(CaptionMetrics.words("A man 's dog, half-asleep: isn't it? 3.5 m . "))
                .containsExactly("a", "man", "s", "dog", "half-asleep", "isn't", "it", "3.5", "m");
    }

    @Test
    void equalsTheEvaluationProgramOfCocoCaptions() throws IOException {
        Path file = Path.of(System.getProperty("rnn4j.shared", ""), "golden-heads", "caption-metrics.json");
        assumeThat(file).as("shared data").exists();
        for (JsonNode given : new ObjectMapper().readTree(file.toFile()).path("cases")) {
            CaptionMetrics metrics = new CaptionMetrics();
            for (int i = 0; i < given.path("answers").size(); i++) {
                List<List<String>> references = new ArrayList<>();
                given.path("references").get(i).forEach(text -> references.add(split(text.asText())));
                metrics.add(split(given.path("answers").get(i).asText()), references);
            }
            for (int n = 1; n <= 4; n++) {
                assertThat(value(metrics, "BLEU-" + n))
                        .isCloseTo(given.path("bleu").get(n - 1).asDouble(), EXACT);
            }
            assertThat(value(metrics, "CIDEr-D")).isCloseTo(given.path("cider").asDouble(), EXACT);
            assertThat(value(metrics, "ROUGE-L")).isCloseTo(given.path("rougeL").asDouble(), EXACT);
            assertThat(metrics.ciderEach()).containsExactly(numbers(given.path("ciderEach")), EXACT);
            assertThat(metrics.rougeEach()).containsExactly(numbers(given.path("rougeLEach")), EXACT);
        }
    }

    private static double[] numbers(JsonNode array) {
        double[] numbers = new double[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).asDouble();
        }
        return numbers;
    }
}
