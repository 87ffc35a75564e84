package org.rnn4j.models.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.golden.GoldenCase;
import org.rnn4j.models.golden.GoldenFiles;

class DynamicRnnTest extends OneNativeThread {

    static Stream<GoldenCase> oneDirection() {
        return GoldenFiles.shipped().stream()
                .filter(golden -> golden.directions().size() == 1);
    }

    @ParameterizedTest
    @MethodSource("oneDirection")
    void reproducesTheGoldenVectorsInTheLecturesLayout(GoldenCase golden) {
        GoldenCase.Direction direction = golden.directions().get(0);
        DynamicRnn rnn = new DynamicRnn(
                golden.shape().cell(),
                golden.shape().inputSize(),
                golden.shape().hiddenSize(),
                1,
                DataType.DOUBLE);
        assertThat(direction.parameters().keySet()).containsExactlyInAnyOrderElementsOf(rnn.parameterNames());
        direction.parameters().forEach(rnn::setParameter);

        DynamicRnn.Result result = rnn.forward(golden.x(), direction.initialState(), golden.lengths());
        assertEqual(result.outputs(), golden.outputs());
        for (int s = 0; s < direction.finalState().size(); s++) {
            assertEqual(result.finalState().get(s), direction.finalState().get(s));
        }

        DynamicRnn.Gradients gradients =
                result.backward(golden.lossWeightsOnOutputs(), direction.lossWeightsOnFinalState());
        assertEqual(gradients.x(), golden.gradX());
        direction
                .gradParameters()
                .forEach((name, expected) -> assertEqual(gradients.parameters().get(name), expected));
        for (int s = 0; s < direction.gradInitialState().size(); s++) {
            assertEqual(
                    gradients.initialState().get(s),
                    direction.gradInitialState().get(s));
        }
    }

    @Test
    void basicRnnAddsThePreviousStateBeforeTheTanh() {
        DynamicRnn rnn = new DynamicRnn(new BasicRnn(), 1, 1, 1, DataType.DOUBLE);
        rnn.parameterNames().forEach(name -> rnn.setParameter(name, Nd4j.onesLike(rnn.parameter(name))));
        rnn.setParameter("b_h", Nd4j.createFromArray(0.0));
        INDArray outputs = rnn.forward(Nd4j.createFromArray(new double[][][] {{{1}, {2}}}), null, null)
                .outputs();
        double first = Math.tanh(1);
        assertThat(outputs.getDouble(0, 0, 0)).isCloseTo(first, within(1e-12));
        assertThat(outputs.getDouble(0, 1, 0)).isCloseTo(Math.tanh(2 + first), within(1e-12));
    }

    @Test
    void initialParametersDependOnTheSeed() {
        INDArray once = new DynamicRnn(new Lstm(), 3, 4, 7).parameter("U_f");
        assertThat(new DynamicRnn(new Lstm(), 3, 4, 7).parameter("U_f")).isEqualTo(once);
        assertThat(new DynamicRnn(new Lstm(), 3, 4, 8).parameter("U_f")).isNotEqualTo(once);
    }

    @Test
    void initialRecurrentWeightsAreOrthogonalAndInputWeightsWithinGlorotsLimit() {
        DynamicRnn rnn = new DynamicRnn(new Gru(false), 6, 5, 3, DataType.DOUBLE);
        for (String gate : new Gru(false).gates()) {
            INDArray u = rnn.parameter("U_" + gate);
            assertEqual(u.mmul(u.transpose()), Nd4j.eye(5).castTo(DataType.DOUBLE));
            assertThat(rnn.parameter("W_" + gate).amaxNumber().doubleValue()).isBetween(0.1, Math.sqrt(6.0 / (6 + 15)));
            assertThat(rnn.parameter("b_" + gate).amaxNumber().doubleValue()).isZero();
        }
    }

    @Test
    void rejectsMismatchedShapes() {
        DynamicRnn rnn = new DynamicRnn(new Lstm(), 3, 2, 1);
        assertThatThrownBy(() -> rnn.setParameter("W_i", Nd4j.zeros(2, 3)))
                .hasMessage("W_i is [2, 3], but must be [3, 2]");
        assertThatThrownBy(() -> rnn.parameter("W_r"))
                .hasMessage(
                        "Lstm[forgetBias=1.0, layerNorm=false] has no parameter W_r, but has [W_i, W_g, W_f, W_o, U_i,"
                                + " U_g, U_f, U_o, b_i, b_g, b_f, b_o]");
        assertThatThrownBy(() -> rnn.forward(Nd4j.zeros(1, 5, 4), null, null))
                .hasMessage("x has 4 features, but the cell has an input size of 3");
        assertThatThrownBy(() -> rnn.forward(Nd4j.zeros(1, 5, 3), null, new int[] {6}))
                .hasMessage("length 6, but must be in [0, 5]");
    }

    private static void assertEqual(INDArray found, INDArray expected) {
        assertThat(found.shape()).isEqualTo(expected.shape());
        assertThat(found.sub(expected).amaxNumber().doubleValue()).isLessThan(1e-9);
    }
}
