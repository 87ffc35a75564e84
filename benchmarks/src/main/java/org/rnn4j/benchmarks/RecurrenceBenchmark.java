package org.rnn4j.benchmarks;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.rnn4j.models.cell.BasicRnn;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDirectionWeights;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.kernel.fused.Gemms;

/** One layer whose input size equals its hidden size, 50 steps of 16 sequences (the share of one of two threads of a batch of 32). */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class RecurrenceBenchmark {
    private static final int TIME = 50;
    private static final int BATCH = 16;

    @Param({"basic-rnn", "lstm", "gru", "gru-reset-before"})
    String cell;

    @Param({"128", "256", "512"})
    int hidden;

    private FloatDirection layer;
    private FloatScratch scratch;
    private float[] x;
    private float[] gradOutputs;
    private float[] gradX;
    private float[] gradients;
    private int parts;

    @Setup
    public void draw() {
        CellShape shape = new CellShape(cell(), hidden, hidden);
        int parameters = (int) shape.parameterCount();
        FloatDirectionWeights weights = FusedCells.weights(Gemms.float32(), shape, false);
        float[] drawn = RandomFloats.draw(parameters, 1 / Math.sqrt(hidden), 1);
        for (int part = 0; part < weights.parts(); part++) {
            weights.packPart(drawn, 0, part, true);
        }
        layer = weights.newPass();
        scratch = new FloatScratch();
        parts = weights.parts();
        x = RandomFloats.draw(TIME * BATCH * hidden, 1, 2);
        gradOutputs = RandomFloats.draw(TIME * BATCH * hidden, 1, 3);
        gradX = new float[x.length];
        gradients = new float[parameters];
    }

    private Cell cell() {
        return switch (cell) {
            case "basic-rnn" -> new BasicRnn();
            case "lstm" -> new Lstm();
            case "gru" -> new Gru(true);
            default -> new Gru(false);
        };
    }

    @Benchmark
    public float[] forward() {
        int[] active = new int[TIME];
        Arrays.fill(active, BATCH);
        layer.shape(TIME, BATCH, active);
        for (int state = 0; state < layer.stateArrays(); state++) {
            layer.initialState(state, null);
        }
        layer.forwardVectors(x, 0);
        return layer.outputs();
    }

    /** Forward pass, backward pass through time, and gradients of inputs and weights. */
    @Benchmark
    public float[] forwardAndBackward() {
        forward();
        layer.backward(gradOutputs, 0, null);
        layer.inputGradient(gradX, 0);
        for (int part = 0; part < parts; part++) {
            layer.addGradientPart(part, 0, gradients, 0, scratch);
        }
        return gradients;
    }
}
