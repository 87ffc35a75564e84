package org.rnn4j.models.head.ctc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the recursions of CTC with an enumeration of all paths, and with values computed elsewhere. */
class CtcTest {
    /** Offset of the logits; a row has space for one value more than there are labels. */
    private static final int OFFSET = 3;

    private record Problem(int vocabulary, int length, double[] logits, int[] labels) {
        static Problem random(int vocabulary, int length, int... labels) {
            double[] logits = new Random(31L * vocabulary + length)
                    .doubles(OFFSET + (long) length * (vocabulary + 1), -3, 3)
                    .toArray();
            return new Problem(vocabulary, length, logits, labels);
        }

        int[] at() {
            return IntStream.range(0, length)
                    .map(t -> OFFSET + t * (vocabulary + 1))
                    .toArray();
        }

        double loss() {
            return new DoubleCtc(vocabulary).loss(logits, at(), length, labels, 0);
        }

        /** Minus the log of the sum of the probabilities of all paths that turn into the labels. */
        double enumerated() {
            double sum = 0;
            for (int number = 0; number < Math.pow(vocabulary, length); number++) {
                int[] path = new int[length];
                double probability = 1;
                for (int t = 0, rest = number; t < length; t++, rest /= vocabulary) {
                    path[t] = rest % vocabulary;
                    double all = 0;
                    for (int k = 0; k < vocabulary; k++) {
                        all += Math.exp(logits[at()[t] + k]);
                    }
                    probability *= Math.exp(logits[at()[t] + path[t]]) / all;
                }
                sum += Arrays.equals(merged(path), labels) ? probability : 0;
            }
            return -Math.log(sum);
        }

        private static int[] merged(int[] path) {
            return IntStream.range(0, path.length)
                    .filter(t -> path[t] != 0 && (t == 0 || path[t] != path[t - 1]))
                    .map(t -> path[t])
                    .toArray();
        }
    }

    private static int[] ints(String text) {
        return text == null
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "2,1,",
        "3,4,",
        "2,1,1",
        "2,3,1 1",
        "3,5,1 2",
        "4,5,3 3 1",
        "3,7,1 1 2 2",
        "4,6,1 2 1 2 1",
        "5,4,4 3 2 1"
    })
    void agreesWithAnEnumerationOfAllPaths(int vocabulary, int length, String labels) {
        Problem problem = Problem.random(vocabulary, length, ints(labels));
        assertThat(problem.loss()).isCloseTo(problem.enumerated(), within(1e-10));
    }

    @ParameterizedTest
    @CsvSource({"3,4,", "2,3,1 1", "4,9,3 3 1", "6,30,1 2 3 4 5 5 5"})
    void theGradientMatchesFiniteDifferences(int vocabulary, int length, String labels) {
        Problem problem = Problem.random(vocabulary, length, ints(labels));
        double[] gradient = problem.logits.clone();
        double loss = new DoubleCtc(vocabulary).loss(gradient, problem.at(), length, problem.labels, 2);
        assertThat(loss).isEqualTo(problem.loss());
        for (int at : problem.at()) {
            for (int i = at; i < at + vocabulary; i++) {
                double value = problem.logits[i];
                problem.logits[i] = value + 1e-5;
                double above = problem.loss();
                problem.logits[i] = value - 1e-5;
                double below = problem.loss();
                problem.logits[i] = value;
                assertThat(gradient[i]).isCloseTo(2 * (above - below) / 2e-5, within(1e-8));
            }
            assertThat(gradient[at + vocabulary]).isEqualTo(problem.logits[at + vocabulary]);
        }
    }

    @Test
    void oneObjectServesSequencesOfAnyLength() {
        DoubleCtc ctc = new DoubleCtc(4);
        Problem small = Problem.random(4, 3, 1);
        Problem large = Problem.random(4, 40, 1, 2, 3, 3, 2, 1);
        double first = ctc.loss(small.logits.clone(), small.at(), 3, small.labels, 1);
        ctc.loss(large.logits.clone(), large.at(), 40, large.labels, 1);
        assertThat(ctc.loss(small.logits.clone(), small.at(), 3, small.labels, 1))
                .isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 30, 3000})
    void staysFiniteWithExtremeLogitsAndManySteps(double spread) {
        Problem problem = Problem.random(20, 500, new Random(1).ints(100, 1, 20).toArray());
        float[] logits = new float[problem.logits.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (problem.logits[i] * spread);
            problem.logits[i] = logits[i];
        }
        double[] expected = problem.logits.clone();
        double exact = new DoubleCtc(20).loss(expected, problem.at(), 500, problem.labels, 1);
        double nats = new FloatCtc(20).loss(logits, problem.at(), 500, problem.labels, 1);
        assertThat(nats).isFinite().isCloseTo(exact, within(1e-9 * exact));
        for (int at : problem.at()) {
            for (int i = at; i < at + 20; i++) {
                assertThat((double) logits[i]).isFinite().isCloseTo(expected[i], within(1e-5));
            }
        }
    }

    @Test
    void refusesLabelsThatNeedMoreSteps() {
        Problem problem = Problem.random(4, 4, 2, 2, 3, 3);
        assertThatThrownBy(problem::loss)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a sequence has 4 time steps, but its labels (4, repeats 2) need at least 6");
        assertThat(Problem.random(4, 6, 2, 2, 3, 3).loss()).isFinite();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctc_3_5_4_labels1-2_3-3_2.json", "ctc_4_12_6_lengths12_7_9_3_labels1-2-3-2_4-4_5_3.json"})
    void agreesWithAutomaticDifferentiation(String name) throws IOException {
        Path file = Path.of(System.getProperty("rnn4j.shared", ""), "golden-heads", name);
        assumeTrue(Files.exists(file), "no golden files in -Drnn4j.shared");
        JsonNode golden = JsonMapper.builder().build().readTree(file.toFile());
        int vocabulary = golden.get("vocabulary").asInt();
        for (int b = 0; b < golden.get("batch").asInt(); b++) {
            int length = golden.get("lengths").get(b).asInt();
            int[] labels = ints(golden.get("labels").get(b));
            double[] logits = doubles(golden.get("logits").get(b), length * vocabulary);
            double[] gradient = doubles(golden.get("gradLogits").get(b), length * vocabulary);
            float[] rounded = new float[logits.length];
            IntStream.range(0, rounded.length).forEach(i -> rounded[i] = (float) logits[i]);
            int[] at = IntStream.range(0, length).map(t -> t * vocabulary).toArray();
            double loss = golden.get("losses").get(b).asDouble();
            assertThat(new DoubleCtc(vocabulary).loss(logits, at, length, labels, 1))
                    .isCloseTo(loss, within(1e-9));
            assertThat(logits).containsExactly(gradient, within(1e-9));
            assertThat(new FloatCtc(vocabulary).loss(rounded, at, length, labels, 1))
                    .isCloseTo(loss, within(1e-5));
            for (int i = 0; i < rounded.length; i++) {
                assertThat((double) rounded[i]).isCloseTo(gradient[i], within(1e-5));
            }
        }
    }

    private static int[] ints(JsonNode list) {
        return IntStream.range(0, list.size()).map(i -> list.get(i).asInt()).toArray();
    }

    /** The first values of [time][vocabulary]. */
    private static double[] doubles(JsonNode rows, int count) {
        int width = rows.get(0).size();
        return IntStream.range(0, count)
                .mapToDouble(i -> rows.get(i / width).get(i % width).asDouble())
                .toArray();
    }
}
