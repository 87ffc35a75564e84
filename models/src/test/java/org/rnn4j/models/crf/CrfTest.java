package org.rnn4j.models.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compares the recursions of the CRF with an enumeration of all paths. */
class CrfTest {
    /** Offset of the emissions; a row has space for one value above than there are tags. */
    private static final int OFFSET = 3;

    private record Problem(int tags, int length, double[] transitions, double[] emissions, int[] path) {
        static Problem random(int tags, int length, long seed) {
            Random random = new Random(seed);
            return new Problem(
                    tags,
                    length,
                    random.doubles(DoubleCrf.parameters(tags), -2, 2).toArray(),
                    random.doubles(OFFSET + (long) length * (tags + 1), -3, 3).toArray(),
                    random.ints(length, 0, tags).toArray());
        }

        int[] at() {
            return IntStream.range(0, length).map(t -> OFFSET + t * (tags + 1)).toArray();
        }

        DoubleCrf crf() {
            return new DoubleCrf(tags, transitions);
        }

        double loss() {
            return crf().loss(emissions, at(), length, path, 0, null);
        }

        double score(int[] tagging) {
            double score =
                    transitions[tags * tags + tagging[0]] + transitions[tags * tags + tags + tagging[length - 1]];
            for (int t = 0; t < length; t++) {
                score += emissions[at()[t] + tagging[t]];
                score += t == 0 ? 0 : transitions[tagging[t - 1] * tags + tagging[t]];
            }
            return score;
        }

        /** All possible paths. */
        int[][] paths() {
            return IntStream.range(0, (int) Math.pow(tags, length))
                    .mapToObj(number -> {
                        int[] tagging = new int[length];
                        for (int t = 0, rest = number; t < length; t++, rest /= tags) {
                            tagging[t] = rest % tags;
                        }
                        return tagging;
                    })
                    .toArray(int[][]::new);
        }

        double z() {
            return Arrays.stream(paths()).mapToDouble(p -> Math.exp(score(p))).sum();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 4", "2, 1", "5, 1", "2, 2", "3, 2", "2, 9", "3, 6", "4, 5", "7, 3"})
    void agreesWithAnEnumerationOfAllPaths(int tags, int length) {
        Problem problem = Problem.random(tags, length, 31L * tags + length);
        int[][] paths = problem.paths();
        double z = problem.z();
        assertThat(problem.loss()).isCloseTo(Math.log(z) - problem.score(problem.path), within(1e-10));

        int[] best = new int[length];
        problem.crf().best(problem.emissions.clone(), problem.at(), length, best);
        double highest = Arrays.stream(paths).mapToDouble(problem::score).max().orElseThrow();
        assertThat(problem.score(best)).isCloseTo(highest, within(1e-10));

        double[] marginals = problem.emissions.clone();
        problem.crf().marginals(marginals, problem.at(), length);
        for (int t = 0; t < length; t++) {
            for (int tag = 0; tag < tags; tag++) {
                int step = t;
                int expectedTag = tag;
                double sum = Arrays.stream(paths)
                        .filter(p -> p[step] == expectedTag)
                        .mapToDouble(p -> Math.exp(problem.score(p)))
                        .sum();
                assertThat(marginals[problem.at()[t] + tag]).isCloseTo(sum / z, within(1e-10));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 3", "4, 1", "3, 2", "5, 8", "6, 30"})
    void theGradientMatchesFiniteDifferences(int tags, int length) {
        Problem problem = Problem.random(tags, length, 7L * tags + length);
        double[] transitions = new double[problem.transitions.length];
        double[] emissions = problem.emissions.clone();
        problem.crf().loss(emissions, problem.at(), length, problem.path, 2, transitions);
        assertGradient(problem, problem.transitions, transitions, 0, transitions.length);
        for (int at : problem.at()) {
            assertGradient(problem, problem.emissions, emissions, at, at + tags);
        }
    }

    private static void assertGradient(Problem problem, double[] values, double[] gradient, int from, int to) {
        for (int i = from; i < to; i++) {
            double value = values[i];
            values[i] = value + 1e-5;
            double above = problem.loss();
            values[i] = value - 1e-5;
            double below = problem.loss();
            values[i] = value;
            assertThat(gradient[i]).isCloseTo(2 * (above - below) / 2e-5, within(1e-8));
        }
    }

    @Test
    void gradientsAccumulate() {
        Problem problem = Problem.random(3, 4, 5);
        double[] once = new double[problem.transitions.length];
        problem.crf().loss(problem.emissions.clone(), problem.at(), 4, problem.path, 0.5, once);
        double[] twice = once.clone();
        problem.crf().loss(problem.emissions.clone(), problem.at(), 4, problem.path, 0.5, twice);
        for (int i = 0; i < once.length; i++) {
            assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "10, 1", "30, 10"})
    void float32IsAccurateOverTwoHundredSteps(float spread, float steepness) {
        int tags = 23;
        int length = 200;
        Problem problem = Problem.random(tags, length, 77);
        for (int i = 0; i < problem.emissions.length; i++) {
            problem.emissions[i] = (float) (problem.emissions[i] * spread);
        }
        for (int i = 0; i < problem.transitions.length; i++) {
            problem.transitions[i] = (float) (problem.transitions[i] * steepness);
        }
        FloatCrf crf = new FloatCrf(tags, floats(problem.transitions));
        float[] emissions = floats(problem.emissions);
        float[] gradient = new float[FloatCrf.parameters(tags)];
        double nats = crf.loss(emissions, problem.at(), length, problem.path, 1, gradient);
        assertThat(nats).isCloseTo(problem.loss(), within(1e-5 * problem.loss()));

        double[] expectedEmissions = problem.emissions.clone();
        double[] expectedGradient = new double[gradient.length];
        problem.crf().loss(expectedEmissions, problem.at(), length, problem.path, 1, expectedGradient);
        for (int at : problem.at()) {
            for (int j = at; j < at + tags; j++) {
                assertThat((double) emissions[j]).isCloseTo(expectedEmissions[j], within(2e-4));
            }
        }
        for (int i = 0; i < gradient.length; i++) {
            assertThat((double) gradient[i]).isCloseTo(expectedGradient[i], within(2e-3));
        }
        int[] path = new int[length];
        int[] expectedPath = new int[length];
        crf.best(floats(problem.emissions), problem.at(), length, path);
        problem.crf().best(problem.emissions.clone(), problem.at(), length, expectedPath);
        assertThat(problem.score(path)).isCloseTo(problem.score(expectedPath), within(1e-3));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
