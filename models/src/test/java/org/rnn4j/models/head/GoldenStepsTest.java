package org.rnn4j.models.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.distribution.Bernoullis;
import org.rnn4j.core.distribution.StepDistribution;
import org.rnn4j.core.distribution.StrokeMixture;
import org.rnn4j.core.distribution.ValueMixture;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Compares distributions of steps with values computed elsewhere by automatic differentiation. */
class GoldenStepsTest {

    /** Steps of a golden case and their losses. */
    private interface Steps {
        double[] values(int b, int t);

        double loss(int b, int t);
    }

    @Test
    void strokesAgreeWithAutomaticDifferentiation() throws IOException {
        JsonNode golden = golden("mdn_3_6_4_lengths6_2_4.json");
        StrokeMixture strokes = new StrokeMixture(golden.get("mixtures").asInt(), 0);
        check(golden, "outputs", "gradOutputs", strokes, new Steps() {
            @Override
            public double[] values(int b, int t) {
                double[] offset = doubles(golden.get("offsets").get(b).get(t));
                return StrokeMixture.step(
                        offset[0],
                        offset[1],
                        2 + golden.get("pen").get(b).get(t).asInt());
            }

            @Override
            public double loss(int b, int t) {
                return golden.get("offsetLosses").get(b).get(t).asDouble()
                        + golden.get("penLosses").get(b).get(t).asDouble();
            }
        });
    }

    @Test
    void mixturesOfValuesAgreeWithAutomaticDifferentiation() throws IOException {
        JsonNode golden = golden("gmm_3_5_2_4_lengths5_3_1.json");
        ValueMixture mixture = new ValueMixture(
                golden.get("features").asInt(), golden.get("mixtures").asInt(), 0);
        check(golden, "outputs", "gradOutputs", mixture, plain(golden, "values"));
    }

    @Test
    void featuresThatAreOnOrOffAgreeWithAutomaticDifferentiation() throws IOException {
        JsonNode golden = golden("multihot_3_5_7_lengths5_2_4.json");
        check(
                golden,
                "logits",
                "gradLogits",
                new Bernoullis(golden.get("features").asInt()),
                plain(golden, "on"));
    }

    private static Steps plain(JsonNode golden, String name) {
        return new Steps() {
            @Override
            public double[] values(int b, int t) {
                return doubles(golden.get(name).get(b).get(t));
            }

            @Override
            public double loss(int b, int t) {
                return golden.get("losses").get(b).get(t).asDouble();
            }
        };
    }

    private static void check(
            JsonNode golden, String outputs, String gradients, StepDistribution distribution, Steps steps) {
        FloatDistributionCriterion rounded = new FloatDistributionCriterion(distribution);
        for (int b = 0; b < golden.get("batch").asInt(); b++) {
            for (int t = 0; t < golden.get("lengths").get(b).asInt(); t++) {
                double[] row = doubles(golden.get(outputs).get(b).get(t));
                double[] expected = doubles(golden.get(gradients).get(b).get(t));
                double[] gradient = new double[row.length];
                double[] step = steps.values(b, t);
                assertThat(distribution.loss(row, step, gradient)).isCloseTo(steps.loss(b, t), within(1e-9));
                assertThat(gradient).containsExactly(expected, within(1e-9));
                float[] z = floats(row);
                RealVectors targets = new RealVectors(1, step.length, 1, floats(step));
                assertThat(rounded.loss(z, 0, targets, 0, 0, 1)).isCloseTo(steps.loss(b, t), within(1e-5));
                assertThat(z).containsExactly(floats(expected), within(1e-5f));
            }
        }
    }

    private static JsonNode golden(String name) throws IOException {
        Path file = Path.of(System.getProperty("rnn4j.shared", ""), "golden-heads", name);
        assumeTrue(Files.exists(file), "no golden files in -Drnn4j.shared");
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    private static double[] doubles(JsonNode row) {
        return StreamSupport.stream(row.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
