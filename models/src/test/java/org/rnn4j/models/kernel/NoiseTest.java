package org.rnn4j.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.IndRnn;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.generic.StepKernel;

/** Layer normalization, recurrent dropout and zoneout in all kernels, with the same factors. */
class NoiseTest extends OneNativeThread {
    private static final DataType TYPE = DataType.DOUBLE;
    private static final int TIME = 4;
    private static final int BATCH = 3;
    private static final int INPUT = 2;
    private static final int HIDDEN = 5;

    record Variant(Cell cell, boolean dropout, boolean zoneout, int[] lengths) {
        Noise noise() {
            Random random = new Random(8);
            INDArray factors = bernoulli(random, 0.6, BATCH, HIDDEN).divi(0.6);
            List<INDArray> taken = cell.states().stream()
                    .map(state -> bernoulli(random, 0.7, TIME, BATCH, HIDDEN))
                    .toList();
            return new Noise(dropout ? factors : null, zoneout ? taken : null);
        }
    }

    private static List<Kernel> kernels() {
        return Stream.concat(Kernels.usable().stream(), Stream.of(new StepKernel()))
                .toList();
    }

    static Stream<Variant> variants() {
        int[] ragged = {4, 1, 2};
        return Stream.of(false, true)
                .flatMap(norm -> Stream.of(
                        new BasicRnn(norm),
                        new Lstm(1, norm),
                        new Gru(false, norm),
                        new Gru(true, norm),
                        new IndRnn(norm)))
                .flatMap(cell -> Stream.of(
                        new Variant(cell, false, false, ragged),
                        new Variant(cell, true, false, null),
                        new Variant(cell, false, true, null),
                        new Variant(cell, true, true, ragged)));
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theGradientMatchesFiniteDifferences(Variant variant) {
        Random random = new Random(3);
        CellShape shape = new CellShape(variant.cell(), INPUT, HIDDEN);
        INDArray point = gaussian(random, shape.parameterCount());
        INDArray x = gaussian(random, TIME, BATCH, INPUT);
        List<INDArray> start = states(random, variant.cell());
        INDArray direction = gaussian(random, shape.parameterCount());
        INDArray directionX = gaussian(random, TIME, BATCH, INPUT);
        List<INDArray> directionStart = states(random, variant.cell());
        Loss loss = new Loss(gaussian(random, TIME, BATCH, HIDDEN), states(random, variant.cell()));
        for (Kernel kernel : kernels()) {
            INDArray gradient = Nd4j.valueArrayOf(new long[] {shape.parameterCount()}, Double.NaN, TYPE);
            double slope;
            try (Pass pass = kernel.forward(unroll(variant, shape, point, x, start))) {
                Pass.InputGradient input =
                        pass.backward(loss.outputs(), loss.finals(), Weights.viewsOf(gradient, shape));
                slope = dot(gradient, direction) + dot(input.x(), directionX);
                for (int s = 0; s < start.size(); s++) {
                    slope += dot(input.initialState().get(s), directionStart.get(s));
                }
            }
            double[] losses = new double[2];
            for (int side = 0; side < 2; side++) {
                double step = side == 0 ? 1e-6 : -1e-6;
                List<INDArray> moved = Stream.iterate(0, s -> s < start.size(), s -> s + 1)
                        .map(s -> start.get(s).add(directionStart.get(s).mul(step)))
                        .toList();
                try (Pass pass = kernel.forward(
                        unroll(variant, shape, point.add(direction.mul(step)), x.add(directionX.mul(step)), moved))) {
                    losses[side] = loss.of(pass);
                }
            }
            assertThat((losses[0] - losses[1]) / 2e-6).as(kernel.name()).isCloseTo(slope, within(1e-6));
        }
    }

    @ParameterizedTest
    @MethodSource("variants")
    void theKernelsAgree(Variant variant) {
        Random random = new Random(4);
        CellShape shape = new CellShape(variant.cell(), INPUT, HIDDEN);
        INDArray point = gaussian(random, shape.parameterCount());
        INDArray x = gaussian(random, TIME, BATCH, INPUT);
        List<INDArray> start = states(random, variant.cell());
        Loss loss = new Loss(gaussian(random, TIME, BATCH, HIDDEN), states(random, variant.cell()));
        Weights expected = Weights.zeros(shape, TYPE);
        Pass generic = Kernels.generic().forward(unroll(variant, shape, point, x, start));
        Pass.InputGradient expectedInput = generic.backward(loss.outputs(), loss.finals(), expected);
        for (Kernel kernel : kernels()) {
            Weights gradient = Weights.zeros(shape, TYPE);
            Pass pass = kernel.forward(unroll(variant, shape, point, x, start));
            Pass.InputGradient input = pass.backward(loss.outputs(), loss.finals(), gradient);
            assertClose(pass.outputs(), generic.outputs());
            assertClose(gradient.w(), expected.w());
            if (expected.u() != null) {
                assertClose(gradient.u(), expected.u());
            }
            assertClose(gradient.b(), expected.b());
            assertClose(input.x(), expectedInput.x());
            for (int s = 0; s < start.size(); s++) {
                assertClose(pass.finalState().get(s), generic.finalState().get(s));
                assertClose(
                        input.initialState().get(s),
                        expectedInput.initialState().get(s));
            }
        }
    }

    @Test
    void layerNormalizationMatchesTheHandComputedValues() {
        CellShape shape = new CellShape(new BasicRnn(true), 1, 2);
        Weights weights = Weights.zeros(shape, TYPE);
        weights.w().assign(Nd4j.createFromArray(1.0, 5.0).reshape(1, 2)); // for x = 2: 2 and 10, mean 6, variance 16
        weights.get("b_h").assign(Nd4j.createFromArray(0.1, 0.2));
        weights.get("g_h").assign(Nd4j.createFromArray(2.0, 0.5));
        Input two = new Input.Vectors(Nd4j.valueArrayOf(new long[] {1, 1, 1}, 2.0, TYPE));
        double normal = 4 / Math.sqrt(16 + 1e-5);
        for (Kernel kernel : kernels()) {
            INDArray h =
                    kernel.forward(new Unroll(weights, two, null, null, false)).outputs();
            assertThat(h.getDouble(0, 0, 0)).isCloseTo(Math.tanh(2 * -normal + 0.1), within(1e-12));
            assertThat(h.getDouble(0, 0, 1)).isCloseTo(Math.tanh(0.5 * normal + 0.2), within(1e-12));
        }
    }

    @Test
    void zoneoutAndRecurrentDropoutMatchTheHandComputedValues() {
        CellShape shape = new CellShape(new BasicRnn(), 1, 1);
        Weights weights = Weights.zeros(shape, TYPE);
        weights.w().assign(1);
        weights.u().assign(1);
        INDArray x = Nd4j.createFromArray(1.0, 2.0, 3.0).reshape(3, 1, 1);
        INDArray taken = Nd4j.createFromArray(0.75, 0, 1.0).reshape(3, 1, 1);
        Noise noise = new Noise(Nd4j.createFromArray(2.0).reshape(1, 1), List.of(taken));
        double first = 0.75 * Math.tanh(1);
        for (Kernel kernel : kernels()) {
            Pass pass = kernel.forward(new Unroll(weights, new Input.Vectors(x), null, null, false, noise));
            assertThat(pass.outputs().dup().data().asDouble())
                    .containsExactly(new double[] {first, first, Math.tanh(3 + 2 * first)}, within(1e-12));
        }
    }

    @Test
    void rejectsFactorsOfAnotherShape() {
        CellShape shape = new CellShape(new Lstm(), 1, 2);
        Input x = new Input.Vectors(Nd4j.zeros(TYPE, 3, 4, 1));
        Weights weights = Weights.zeros(shape, TYPE);
        assertThatThrownBy(() -> new Unroll(weights, x, null, null, false, new Noise(Nd4j.zeros(TYPE, 4, 3), null)))
                .hasMessage("recurrent dropout factors are [4, 3], but must be [batch 4, hidden 2]");
        INDArray one = Nd4j.zeros(TYPE, 3, 4, 2);
        assertThatThrownBy(() -> new Unroll(weights, x, null, null, false, new Noise(null, List.of(one))))
                .hasMessage("zoneout factors for 1 states, but the cell has 2");
        INDArray short1 = Nd4j.zeros(TYPE, 2, 4, 2);
        assertThatThrownBy(() -> new Unroll(weights, x, null, null, false, new Noise(null, List.of(one, short1))))
                .hasMessage("zoneout factors are [2, 4, 2], but must be [time 3, batch 4, hidden 2]");
    }

    /** A loss that is linear in all outputs of a pass. */
    private record Loss(INDArray outputs, List<INDArray> finals) {
        double of(Pass pass) {
            double sum = dot(pass.outputs(), outputs);
            for (int s = 0; s < finals.size(); s++) {
                sum += dot(pass.finalState().get(s), finals.get(s));
            }
            return sum;
        }
    }

    private static Unroll unroll(Variant variant, CellShape shape, INDArray flat, INDArray x, List<INDArray> start) {
        return new Unroll(
                Weights.viewsOf(flat, shape), new Input.Vectors(x), start, variant.lengths(), true, variant.noise());
    }

    private static List<INDArray> states(Random random, Cell cell) {
        return cell.states().stream()
                .map(state -> gaussian(random, BATCH, HIDDEN))
                .toList();
    }

    private static double dot(INDArray one, INDArray other) {
        return one.mul(other).sumNumber().doubleValue();
    }

    private static INDArray bernoulli(Random random, double share, long... shape) {
        double[] values = random.doubles(Arrays.stream(shape).reduce(1, (a, b) -> a * b))
                .map(value -> value < share ? 1 : 0)
                .toArray();
        return Nd4j.createFromArray(values).reshape(shape);
    }

    private static INDArray gaussian(Random random, long... shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5 * random.nextGaussian();
        }
        return Nd4j.createFromArray(values).reshape(shape);
    }

    private static void assertClose(INDArray found, INDArray expected) {
        assertThat(found.shape()).isEqualTo(expected.shape());
        assertThat(found.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-9);
    }
}
