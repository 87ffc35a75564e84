package org.rnn4j.models.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.adapter.FusedKernel;
import org.rnn4j.models.kernel.generic.StepKernel;

/** The fused and the generic kernel agree, on edge cases and on random shapes. */
class KernelAgreementTest extends OneNativeThread {
    private static final long SEED = 17;

    /** One comparison; lengths may be null. */
    record Run(Cell cell, int directions, boolean tokens, int batch, int time, int input, int hidden, int[] lengths) {
        @Override
        public String toString() {
            return "%s, %d direction(s), %s, B %d T %d in %d H %d, lengths %s"
                    .formatted(
                            cell,
                            directions,
                            tokens ? "tokens" : "vectors",
                            batch,
                            time,
                            input,
                            hidden,
                            Arrays.toString(lengths));
        }
    }

    static Stream<Run> runs() {
        Random random = new Random(SEED);
        List<Run> runs = new ArrayList<>();
        for (Cell cell : List.of(new BasicRnn(), new Lstm(), new Gru(false), new Gru(true))) {
            for (int directions = 1; directions <= 2; directions++) {
                runs.add(new Run(cell, directions, false, 1, 1, 1, 1, null));
                runs.add(new Run(cell, directions, true, 1, 7, 5, 3, null));
                runs.add(new Run(cell, directions, false, 5, 1, 3, 9, new int[] {1, 0, 1, 1, 1}));
                runs.add(new Run(cell, directions, false, 4, 6, 2, 17, new int[] {1, 1, 1, 1}));
                for (int i = 0; i < 2; i++) {
                    runs.add(random(random, cell, directions));
                }
            }
        }
        return runs.stream();
    }

    private static Run random(Random random, Cell cell, int directions) {
        int batch = 1 + random.nextInt(9);
        int time = 1 + random.nextInt(12);
        int[] lengths = random.nextBoolean()
                ? null
                : IntStream.range(0, batch).map(b -> random.nextInt(time + 1)).toArray();
        return new Run(
                cell,
                directions,
                random.nextBoolean(),
                batch,
                time,
                1 + random.nextInt(40),
                1 + random.nextInt(70),
                lengths);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void bothKernelsAgreeInFloat64(Run run) {
        assertSame(new FusedKernel(), run, DataType.DOUBLE, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void bothKernelsAgreeInFloat32(Run run) {
        assertSame(new FusedKernel(), run, DataType.FLOAT, 1e-5);
    }

    @ParameterizedTest
    @MethodSource({"runs", "normalizedRuns"})
    void theEquationsOfACellAgreeWithItsHandWrittenPass(Run run) {
        assertSame(new StepKernel(), run, DataType.DOUBLE, 1e-9);
    }

    static Stream<Run> normalizedRuns() {
        return Stream.of(new BasicRnn(true), new Lstm(0.5, true), new Gru(false, true), new Gru(true, true))
                .map(cell -> new Run(cell, 2, false, 3, 4, 5, 6, new int[] {4, 2, 0}));
    }

    /** Differences are relative to the largest magnitude of an array, or to 1 if that is smaller. */
    private static void assertSame(Kernel kernel, Run run, DataType type, double tolerance) {
        List<INDArray> expected = results(Kernels.generic(), run, type);
        List<INDArray> found = results(kernel, run, type);
        for (int i = 0; i < expected.size(); i++) {
            double largest = Math.max(1, expected.get(i).amaxNumber().doubleValue());
            double difference = found.get(i).sub(expected.get(i)).amaxNumber().doubleValue();
            assertThat(difference / largest).as("result %d", i).isCloseTo(0, within(tolerance));
        }
    }

    private static List<INDArray> results(Kernel kernel, Run run, DataType type) {
        Random random = new Random(SEED);
        CellShape shape = new CellShape(run.cell(), run.input(), run.hidden());
        List<Weights> weights = new ArrayList<>();
        List<Weights> gradients = new ArrayList<>();
        List<INDArray> initial = new ArrayList<>();
        List<INDArray> gradFinal = new ArrayList<>();
        for (int d = 0; d < run.directions(); d++) {
            weights.add(Weights.viewsOf(gaussian(random, type, shape.parameterCount()), shape));
            gradients.add(Weights.zeros(shape, type));
            for (int s = 0; s < run.cell().states().size(); s++) {
                initial.add(gaussian(random, type, run.batch(), run.hidden()));
                gradFinal.add(gaussian(random, type, run.batch(), run.hidden()));
            }
        }
        INDArray gradOutputs = gaussian(random, type, run.time(), run.batch(), (long) run.directions() * run.hidden());
        Input input = run.tokens()
                ? new Input.Tokens(new TokenIds(
                        run.batch(),
                        run.time(),
                        random.ints((long) run.batch() * run.time(), 0, run.input())
                                .toArray()))
                : new Input.Vectors(gaussian(random, type, run.time(), run.batch(), run.input()));
        RecurrencePass pass = new Recurrence(kernel, weights).forward(input, initial, run.lengths(), true);
        List<INDArray> results = new ArrayList<>();
        results.add(pass.outputs());
        results.addAll(pass.finalState());
        Pass.InputGradient gradient = pass.backward(gradOutputs, gradFinal, gradients);
        results.addAll(gradient.initialState());
        if (!run.tokens()) {
            results.add(gradient.x());
        }
        gradients.forEach(direction -> results.addAll(List.of(direction.w(), direction.u(), direction.b())));
        return results;
    }

    private static INDArray gaussian(Random random, DataType type, long... shape) {
        double[] values = new double[(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.3 * random.nextGaussian();
        }
        return Nd4j.createFromArray(values).castTo(type).reshape(shape);
    }
}
