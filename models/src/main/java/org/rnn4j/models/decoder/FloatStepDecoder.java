package org.rnn4j.models.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.core.decode.Decoder;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.models.head.PredictionRows;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * Runs a decoder one token at a time, for a search. The state consists of the states of all layers and, with input feeding,
 * the vector fed to the next step.
 */
final class FloatStepDecoder implements Decoder {
    private final FloatDecoderHead head;
    private final DecoderShape shape;
    private final FloatMemory memory;
    private final FloatDecoderPass pass;
    private final FloatUnroll unroll;
    private float[] logits = new float[0];
    private float[] scratch = new float[0];
    /** Reused for its rows, which are as large as the logits. */
    private Step last = new Step(PredictionRows.newRows(0), null, null);

    FloatStepDecoder(FloatDecoderHead head, FloatMemory memory, FloatAttention attention, FloatDecoderPass pass) {
        this.head = head;
        this.memory = memory;
        this.pass = pass;
        shape = head.shape;
        unroll = new FloatUnroll(head, memory, attention);
    }

    @Override
    public int sources() {
        return memory.sources();
    }

    @Override
    public int vocabularySize() {
        return shape.vocabulary();
    }

    @Override
    public int begin() {
        return shape.begin();
    }

    @Override
    public int end() {
        return shape.end();
    }

    @Override
    public RnnState start() {
        int[] all = IntStream.range(0, sources()).toArray();
        List<double[]> parts = new ArrayList<>();
        for (int part = 0; part < shape.stateArrays(); part++) {
            parts.add(doubles(pass.initial(part, all), 0, sources() * shape.hidden()));
        }
        if (shape.feeds()) {
            parts.add(new double[sources() * shape.hidden()]);
        }
        return RnnState.of(sources(), parts.toArray(double[][]::new));
    }

    @Override
    public Step step(int[] sources, int[] tokens, RnnState before) {
        int rows = tokens.length;
        int hidden = shape.hidden();
        int arrays = shape.cell().states().size();
        unroll.shape(1, new int[] {rows}, sources);
        for (int part = 0; part < shape.stateArrays(); part++) {
            unroll.initialState(part / arrays, part % arrays, floats(before.part(part)));
        }
        if (shape.feeds()) {
            unroll.initialFeed(floats(before.part(shape.stateArrays())));
        }
        if (tokens[0] == shape.begin()) { // all rows are at the same step
            unroll.firstInput(pass.firstInput(sources));
        }
        unroll.forward(0, tokens);
        int vocabulary = shape.vocabulary();
        logits = FloatArrays.atLeast(logits, rows * vocabulary);
        scratch = FloatArrays.atLeast(scratch, vocabulary);
        head.outputDense.forward(unroll.given, 0, logits, 0, rows);
        var logs = PredictionRows.atLeast(last.logProbabilities(), rows, vocabulary);
        var looked = shape.attends() ? PredictionRows.newRows(rows) : null;
        for (int row = 0; row < rows; row++) {
            int at = row * vocabulary;
            PredictionRows.subtract(FloatSoftmax.logSumExp(logits, at, vocabulary, scratch), logits, at, logs[row]);
            if (looked != null) {
                looked[row] = PredictionRows.row(unroll.weights, unroll.weightsAt(0, row), memory.length(sources[row]));
            }
        }
        last = new Step(logs, after(rows, hidden, arrays), looked);
        return last;
    }

    private RnnState after(int rows, int hidden, int arrays) {
        List<double[]> parts = new ArrayList<>();
        float[] state = new float[rows * hidden];
        for (int part = 0; part < shape.stateArrays(); part++) {
            unroll.layers[part / arrays].finalState(part % arrays, state);
            parts.add(doubles(state, 0, rows * hidden));
        }
        if (shape.feeds()) {
            parts.add(doubles(unroll.given, 0, rows * hidden));
        }
        return RnnState.of(rows, parts.toArray(double[][]::new));
    }

    private static double[] doubles(float[] values, int from, int count) {
        double[] copy = new double[count];
        for (int j = 0; j < count; j++) {
            copy[j] = values[from + j];
        }
        return copy;
    }

    private static float[] floats(double[] values) {
        float[] copy = new float[values.length];
        for (int j = 0; j < copy.length; j++) {
            copy[j] = (float) values[j];
        }
        return copy;
    }
}
