package org.rnn4j.models.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Pass;
import org.rnn4j.models.kernel.Recurrence;
import org.rnn4j.models.kernel.RecurrencePass;
import org.rnn4j.models.kernel.Weights;

/** Runs a golden case through a kernel, forward and backward, and compares all values. */
public final class GoldenCheck {
    private final GoldenCase golden;
    private final Kernel kernel;
    private final DataType precision;
    private double largestError;
    private String where = "";

    private GoldenCheck(GoldenCase golden, Kernel kernel, DataType precision) {
        this.golden = golden;
        this.kernel = kernel;
        this.precision = precision;
    }

    /** Checks a case in both precisions. */
    public static List<GoldenResult> check(GoldenCase golden, Kernel kernel) {
        return List.of(check(golden, kernel, DataType.DOUBLE), check(golden, kernel, DataType.FLOAT));
    }

    /**
     * Checks a case in one precision.
     *
     * @param precision {@code DOUBLE} or {@code FLOAT}
     */
    public static GoldenResult check(GoldenCase golden, Kernel kernel, DataType precision) {
        return new GoldenCheck(golden, kernel, precision).run();
    }

    private GoldenResult run() {
        Recurrence recurrence = new Recurrence(
                kernel, golden.directions().stream().map(this::weights).toList());
        List<Weights> gradients = new ArrayList<>();
        golden.directions().forEach(direction -> gradients.add(Weights.zeros(golden.shape(), precision)));
        try (RecurrencePass pass = recurrence.forward(
                new Input.Vectors(timeMajor(golden.x())),
                states(GoldenCase.Direction::initialState),
                golden.lengths(),
                true)) {
            compare("outputs", batchMajor(pass.outputs()), golden.outputs());
            compareStates("finalState", pass.finalState(), GoldenCase.Direction::finalState);
            compareLoss(pass);
            Pass.InputGradient gradient = pass.backward(
                    timeMajor(golden.lossWeightsOnOutputs()),
                    states(GoldenCase.Direction::lossWeightsOnFinalState),
                    gradients);
            compare("gradX", batchMajor(gradient.x()), golden.gradX());
            compareStates("gradInitialState", gradient.initialState(), GoldenCase.Direction::gradInitialState);
        }
        for (int d = 0; d < gradients.size(); d++) {
            for (Map.Entry<String, INDArray> expected :
                    golden.directions().get(d).gradParameters().entrySet()) {
                String parameter = expected.getKey();
                compare(
                        "direction %d gradient of %s".formatted(d, parameter),
                        gradients.get(d).get(parameter),
                        expected.getValue());
            }
        }
        return new GoldenResult(golden.name(), kernel.name(), precision, largestError, where);
    }

    private Weights weights(GoldenCase.Direction direction) {
        Weights weights = Weights.zeros(golden.shape(), precision);
        direction.parameters().forEach((name, value) -> weights.get(name).assign(value));
        return weights;
    }

    private List<INDArray> states(Function<GoldenCase.Direction, List<INDArray>> field) {
        return golden.directions().stream()
                .flatMap(direction -> field.apply(direction).stream())
                .map(state -> state.castTo(precision))
                .toList();
    }

    private INDArray timeMajor(INDArray batchMajor) {
        return batchMajor.castTo(precision).permute(1, 0, 2);
    }

    private static INDArray batchMajor(INDArray timeMajor) {
        return timeMajor.permute(1, 0, 2);
    }

    private void compareStates(
            String name, List<INDArray> actual, Function<GoldenCase.Direction, List<INDArray>> field) {
        List<INDArray> expected = golden.directions().stream()
                .flatMap(direction -> field.apply(direction).stream())
                .toList();
        for (int s = 0; s < expected.size(); s++) {
            compare("%s %d".formatted(name, s), actual.get(s), expected.get(s));
        }
    }

    private void compareLoss(RecurrencePass pass) {
        double loss = weighted(batchMajor(pass.outputs()), golden.lossWeightsOnOutputs());
        List<INDArray> finalState = pass.finalState();
        List<INDArray> weights = golden.directions().stream()
                .flatMap(direction -> direction.lossWeightsOnFinalState().stream())
                .toList();
        for (int s = 0; s < weights.size(); s++) {
            loss += weighted(finalState.get(s), weights.get(s));
        }
        observe("loss", Math.abs(loss - golden.loss()), Math.abs(golden.loss()));
    }

    private static double weighted(INDArray values, INDArray weights) {
        return values.castTo(DataType.DOUBLE).mul(weights).sumNumber().doubleValue();
    }

    private void compare(String name, INDArray actual, INDArray expected) {
        double error = actual.castTo(DataType.DOUBLE).sub(expected).amaxNumber().doubleValue();
        observe(name, error, expected.amaxNumber().doubleValue());
    }

    private void observe(String name, double absoluteError, double magnitude) {
        double error = precision == DataType.DOUBLE || magnitude == 0 ? absoluteError : absoluteError / magnitude;
        if (Double.isNaN(error) || error > largestError) { // NaN stays, because nothing compares greater than NaN
            largestError = error;
            where = name;
        }
    }
}
