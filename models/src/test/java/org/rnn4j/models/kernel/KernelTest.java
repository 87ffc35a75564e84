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
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;

/** Properties of all kernels, with unusual sizes. */
class KernelTest extends OneNativeThread {
    private static final DataType TYPE = DataType.DOUBLE;

    record Sizes(Kernel kernel, Cell cell, int batch, int time, int input, int hidden) {}

    static Stream<Sizes> oddSizes() {
        return Kernels.usable().stream()
                .flatMap(kernel -> Stream.of(new BasicRnn(), new Lstm(), new Gru(false), new Gru(true))
                        .flatMap(cell -> Stream.of(
                                new Sizes(kernel, cell, 1, 1, 1, 1),
                                new Sizes(kernel, cell, 1, 5, 1, 1),
                                new Sizes(kernel, cell, 3, 1, 2, 1),
                                new Sizes(kernel, cell, 1, 4, 3, 7),
                                new Sizes(kernel, cell, 5, 3, 1, 2))));
    }

    @ParameterizedTest
    @MethodSource("oddSizes")
    void theGradientMatchesFiniteDifferences(Sizes sizes) {
        Random random = new Random(3);
        CellShape shape = new CellShape(sizes.cell(), sizes.input(), sizes.hidden());
        INDArray flat = gaussian(random, shape.parameterCount());
        INDArray x = gaussian(random, sizes.time(), sizes.batch(), sizes.input());
        INDArray lossWeights = gaussian(random, sizes.time(), sizes.batch(), sizes.hidden());
        INDArray gradient = Nd4j.valueArrayOf(new long[] {shape.parameterCount()}, Double.NaN, TYPE);

        Pass.InputGradient input;
        try (Pass pass = sizes.kernel().forward(unroll(shape, flat, x))) {
            input = pass.backward(lossWeights, null, Weights.viewsOf(gradient, shape));
        }
        INDArray direction = gaussian(random, shape.parameterCount());
        INDArray directionX = gaussian(random, sizes.time(), sizes.batch(), sizes.input());
        double step = 1e-6;
        double up = loss(sizes, shape, flat.add(direction.mul(step)), x.add(directionX.mul(step)), lossWeights);
        double down = loss(sizes, shape, flat.sub(direction.mul(step)), x.sub(directionX.mul(step)), lossWeights);
        double slope = gradient.mul(direction).sumNumber().doubleValue()
                + input.x().mul(directionX).sumNumber().doubleValue();
        assertThat((up - down) / (2 * step)).isCloseTo(slope, within(1e-7));
    }

    @ParameterizedTest
    @MethodSource("oddSizes")
    void twoRunsWithACarriedStateEqualOneRun(Sizes sizes) {
        Random random = new Random(4);
        CellShape shape = new CellShape(sizes.cell(), sizes.input(), sizes.hidden());
        INDArray flat = gaussian(random, shape.parameterCount());
        INDArray x = gaussian(random, 2L * sizes.time(), sizes.batch(), sizes.input());
        INDArray whole = sizes.kernel().forward(unroll(shape, flat, x)).outputs();
        INDArray first = Views.range(x, 0, 0, sizes.time());
        INDArray second = Views.range(x, 0, sizes.time(), 2L * sizes.time());
        List<INDArray> state =
                sizes.kernel().forward(unroll(shape, flat, first)).finalState();
        Weights weights = Weights.viewsOf(flat, shape);
        INDArray rest = sizes.kernel()
                .forward(new Unroll(weights, new Input.Vectors(second), state, null, false))
                .outputs();
        assertClose(rest, Views.range(whole, 0, sizes.time(), 2L * sizes.time()));
    }

    @Test
    void anEmptySequenceKeepsItsState() {
        CellShape shape = new CellShape(new Lstm(), 2, 3);
        Random random = new Random(5);
        Weights weights = Weights.viewsOf(gaussian(random, shape.parameterCount()), shape);
        List<INDArray> initial = List.of(gaussian(random, 2, 3), gaussian(random, 2, 3));
        Pass pass = Kernels.current()
                .forward(new Unroll(
                        weights, new Input.Vectors(gaussian(random, 4, 2, 2)), initial, new int[] {0, 4}, true));
        assertClose(pass.finalState().get(1).getRow(0), initial.get(1).getRow(0));
        assertThat(Views.range(pass.outputs(), 1, 0, 1).amaxNumber().doubleValue())
                .isZero();
    }

    @Test
    void theGradientOfATokenIsSummedOverItsOccurrences() {
        CellShape shape = new CellShape(new Gru(true), 4, 3);
        Random random = new Random(6);
        Weights weights = Weights.viewsOf(gaussian(random, shape.parameterCount()), shape);
        TokenIds ids = new TokenIds(2, 3, new int[] {1, 1, 3, 1, 0, 1});
        INDArray hot = Nd4j.zeros(TYPE, 3, 2, 4);
        for (int b = 0; b < 2; b++) {
            for (int t = 0; t < 3; t++) {
                hot.putScalar(new int[] {t, b, ids.at(b, t)}, 1);
            }
        }
        INDArray lossWeights = gaussian(random, 3, 2, 3);
        Weights byTokens = Weights.zeros(shape, TYPE);
        Weights byVectors = Weights.zeros(shape, TYPE);
        Pass tokens = Kernels.current().forward(new Unroll(weights, new Input.Tokens(ids), null, null, true));
        Pass vectors = Kernels.current().forward(new Unroll(weights, new Input.Vectors(hot), null, null, true));
        assertClose(tokens.outputs(), vectors.outputs());
        assertThat(tokens.backward(lossWeights, null, byTokens).x()).isNull();
        vectors.backward(lossWeights, null, byVectors);
        assertClose(byTokens.w(), byVectors.w());
        assertThat(byTokens.w().getRow(2).amaxNumber().doubleValue()).isZero();
    }

    @Test
    void selectsAKernelByNameAndRejectsAnUnknownOne() {
        assertThat(Kernels.select(null).name())
                .isEqualTo(Kernels.usable().get(0).name())
                .isEqualTo("fused");
        assertThat(Kernels.select("generic")).isSameAs(Kernels.generic());
        assertThatThrownBy(() -> Kernels.select("fast"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("rnn4j.kernel = fast, but the usable kernels are [");
    }

    @Test
    void weightsMustBeRowMajor() {
        CellShape shape = new CellShape(new BasicRnn(), 2, 3);
        INDArray wrong = Nd4j.zeros(TYPE, 3, 2).transpose();
        assertThatThrownBy(() -> new Weights(shape, wrong, Nd4j.zeros(TYPE, 3, 3), Nd4j.zeros(TYPE, 3)))
                .hasMessage("W is [2, 3] in 'f' order, but must be [2, 3], row-major and contiguous");
    }

    private static Unroll unroll(CellShape shape, INDArray flat, INDArray x) {
        return new Unroll(Weights.viewsOf(flat, shape), new Input.Vectors(x), null, null, true);
    }

    private static double loss(Sizes sizes, CellShape shape, INDArray flat, INDArray x, INDArray lossWeights) {
        try (Pass pass = sizes.kernel().forward(unroll(shape, flat, x))) {
            return pass.outputs().mul(lossWeights).sumNumber().doubleValue();
        }
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
        assertThat(found.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-12);
    }
}
