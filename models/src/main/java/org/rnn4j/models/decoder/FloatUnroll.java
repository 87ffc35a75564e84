package org.rnn4j.models.decoder;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatCellWeights;
import org.rnn4j.models.kernel.fused.FloatDropout;
import org.rnn4j.models.kernel.fused.FloatRecurrence;

/**
 * A decoder unrolled over time, forward and backward. Because of input feeding, all layers run one time step before the
 * next. Rows are time-major, {@code t * count + j}, with sequences in decreasing order of length; sequence j has source
 * {@code sourceOf[j]} in the memory. Equations: {@link DecoderShape}.
 */
final class FloatUnroll {
    private final FloatDecoderHead head;
    private final DecoderShape shape;
    private final FloatMemory memory;
    final FloatAttention attention;
    final FloatRecurrence[] layers;
    private final int hidden;
    private final int inputWidth;
    private final int joinedWidth;

    private int time;
    private int count;
    private int[] active;
    private int[] sourceOf;
    private int weightWidth;

    /** Inputs of each layer; of the first [embedding ; fed ; condition]. */
    final float[][] read;
    /** [context ; h], {@code [time * count, sourceWidth + hidden]}; only h without attention. */
    float[] joined = new float[0];

    float[] query = new float[0];
    float[] weights = new float[0];
    private float[] attended = new float[0];
    /** Inputs of the output layer: {@link #attended}, with dropout. */
    float[] given = new float[0];

    /** With a gate: its values, {@code [time * count]}, and the context before it. */
    private float[] gate = new float[0];

    private float[] context = new float[0];
    /** Gradient of the attention weights by {@link #penalise}, {@code [count, weightWidth]}; null = none. */
    private float[] dWeights;

    private float[] initialFeed;
    private final float[][] masks;
    private float[] firstInput;

    float[] dAttended = new float[0];
    float[] dQuery = new float[0];
    float[] dGate = new float[0];
    float[] dEmbedded = new float[0];
    /** Sum of the gradients of the condition, {@code [sources, width]}. */
    float[] dPooled = new float[0];

    private float[] dJoined = new float[0];
    private float[] dTop = new float[0];
    private float[] dThrough = new float[0];
    private float[] dRead = new float[0];
    private float[] dFeed = new float[0];

    FloatUnroll(FloatDecoderHead head, FloatMemory memory, FloatAttention attention) {
        this.head = head;
        this.shape = head.shape;
        this.memory = memory;
        this.attention = attention;
        layers = head.layers.stream().map(FloatCellWeights::newPass).toArray(FloatRecurrence[]::new);
        hidden = shape.hidden();
        inputWidth = shape.inputWidth();
        joinedWidth = shape.attends() ? shape.sourceWidth() + hidden : hidden;
        read = new float[layers.length][0];
        masks = new float[layers.length + 1][];
    }

    /** Allocates buffers for {@code steps} time steps; at step t the first {@code activeByStep[t]} sequences are active. */
    void shape(int steps, int[] activeByStep, int[] sources) {
        time = steps;
        count = sources.length;
        active = activeByStep;
        sourceOf = sources;
        weightWidth = memory.longest();
        int rows = time * count;
        for (int l = 0; l < layers.length; l++) {
            layers[l].shape(time, count, active);
            read[l] = FloatArrays.atLeast(read[l], rows * (l == 0 ? inputWidth : hidden));
        }
        joined = FloatArrays.atLeast(joined, rows * joinedWidth);
        attended = FloatArrays.atLeast(attended, rows * hidden);
        given = FloatArrays.atLeast(given, rows * hidden);
        if (shape.attends()) {
            query = FloatArrays.atLeast(query, rows * shape.queryWidth());
            weights = FloatArrays.atLeast(weights, rows * weightWidth);
        }
        if (shape.gates()) {
            gate = FloatArrays.atLeast(gate, rows);
            context = FloatArrays.atLeast(context, rows * memory.width);
        }
        dWeights = null;
        initialFeed = null;
        firstInput = null;
        Arrays.fill(masks, null);
    }

    /** Draws the dropout masks of the following steps. */
    void drop(double share, SplittableRandom random) {
        for (int l = 0; share > 0 && l < masks.length; l++) {
            masks[l] = new float[time * count * (l == 0 ? shape.embedding() : hidden)];
            FloatDropout.draw(masks[l], masks[l].length, 1 - share, random);
        }
    }

    /** Draws the steps, other than the first, that do not read the token before them. */
    void dropWords(double share, SplittableRandom random) {
        if (share == 0) {
            return;
        }
        int size = shape.embedding();
        if (masks[0] == null) {
            masks[0] = new float[time * count * size];
            Arrays.fill(masks[0], 1);
        }
        for (int row = count; row < time * count; row++) {
            if (random.nextDouble() < share) {
                Arrays.fill(masks[0], row * size, (row + 1) * size, 0);
            }
        }
    }

    /** Sets one array of the initial state of one layer, {@code [count, hidden]}. */
    void initialState(int layer, int array, float[] values) {
        layers[layer].initialState(array, values);
    }

    /** Sets the vector fed to the first step, {@code [count, hidden]}; null = zeros. */
    void initialFeed(float[] values) {
        initialFeed = values;
    }

    /** Sets the input that replaces the embedding of {@code begin}, {@code [count, embedding]}; null = none. */
    void firstInput(float[] values) {
        firstInput = values;
    }

    /** Runs time step t; {@code ids[t * count + j]} is the input of sequence j. */
    void forward(int t, int[] ids) {
        int rows = active[t];
        int row = t * count;
        input(t, ids, rows);
        for (int l = 0; l < layers.length; l++) {
            if (t == 0) {
                layers[l].readVectors(read[l]);
            }
            if (l > 0) {
                FloatArrays.masked(
                        top(l - 1), topAt(l - 1, t), masks[l], row * hidden, read[l], row * hidden, rows * hidden);
            }
            layers[l].forwardStep(t, 0);
        }
        int last = layers.length - 1;
        for (int j = 0; j < rows; j++) {
            int to = (row + j) * joinedWidth + joinedWidth - hidden;
            System.arraycopy(top(last), topAt(last, t) + j * hidden, joined, to, hidden);
        }
        if (shape.attends()) {
            attend(t, rows);
        } else {
            System.arraycopy(joined, row * hidden, attended, row * hidden, rows * hidden);
        }
        FloatArrays.masked(
                attended, row * hidden, masks[layers.length], row * hidden, given, row * hidden, rows * hidden);
    }

    private float[] top(int l) {
        return layers[l].outputs();
    }

    private int topAt(int l, int t) {
        return layers[l].outputOffset() + t * count * hidden;
    }

    private void input(int t, int[] ids, int rows) {
        int size = shape.embedding();
        for (int j = 0; j < rows; j++) {
            int row = t * count + j;
            int to = row * inputWidth;
            boolean first = t == 0 && firstInput != null;
            float[] from = first ? firstInput : head.parameters;
            int at = first ? j * size : head.embedding.row(ids[row]);
            FloatArrays.masked(from, at, masks[0], row * size, read[0], to, size);
            to += size;
            if (shape.feeds()) {
                feed(t, j, to);
                to += hidden;
            }
            if (shape.condition() == Condition.EVERY_STEP) {
                System.arraycopy(memory.pooled, sourceOf[j] * memory.width, read[0], to, memory.width);
            }
        }
    }

    private void feed(int t, int j, int to) {
        if (t > 0) {
            System.arraycopy(given, ((t - 1) * count + j) * hidden, read[0], to, hidden);
        } else if (initialFeed != null) {
            System.arraycopy(initialFeed, j * hidden, read[0], to, hidden);
        } else {
            Arrays.fill(read[0], to, to + hidden, 0);
        }
    }

    private void attend(int t, int rows) {
        int row = t * count;
        int width = shape.queryWidth();
        int last = layers.length - 1;
        if (head.query == null) {
            System.arraycopy(top(last), topAt(last, t), query, row * width, rows * width);
        } else {
            head.query.forward(top(last), topAt(last, t), query, row * width, rows);
        }
        for (int j = 0; j < rows; j++) {
            attention.attend(
                    sourceOf[j],
                    query,
                    (row + j) * width,
                    weights,
                    (row + j) * weightWidth,
                    joined,
                    (row + j) * joinedWidth);
        }
        if (head.gate != null) {
            gate(t, rows);
        }
        head.attend.forward(joined, row * joinedWidth, attended, row * hidden, rows);
        Activation.tanh(attended, row * hidden, rows * hidden);
    }

    private void gate(int t, int rows) {
        int row = t * count;
        int last = layers.length - 1;
        head.gate.forward(top(last), topAt(last, t), gate, row, rows);
        Activation.sigmoid(gate, row, rows, 0);
        for (int j = 0; j < rows; j++) {
            int at = (row + j) * joinedWidth;
            System.arraycopy(joined, at, context, (row + j) * memory.width, memory.width);
            for (int f = 0; f < memory.width; f++) {
                joined[at + f] *= gate[row + j];
            }
        }
    }

    /** Adds {@code factor · Σ_s (1 - Σ_t w_ts)²} of every sequence to what {@link #backward} differentiates. */
    void penalise(float factor) {
        dWeights = new float[count * weightWidth];
        for (int j = 0; j < count; j++) {
            for (int s = 0; s < memory.length(sourceOf[j]); s++) {
                double missing = 1;
                for (int t = 0; t < time && j < active[t]; t++) {
                    missing -= weights[weightsAt(t, j) + s];
                }
                dWeights[j * weightWidth + s] = (float) (-2 * factor * missing);
            }
        }
    }

    /** Offset of a row's attention weights in {@link #weights}. */
    int weightsAt(int t, int j) {
        return (t * count + j) * weightWidth;
    }

    /** Offset in {@link #given} of the row of step t, which is fed to the next step. */
    int givenAt(int t, int j) {
        return (t * count + j) * hidden;
    }

    /**
     * Runs all steps backward.
     *
     * @param dGiven gradient of {@link #given}; rows of padding are not read
     */
    void backward(float[] dGiven) {
        int rows = time * count;
        dAttended = FloatArrays.atLeast(dAttended, rows * hidden);
        dEmbedded = FloatArrays.atLeast(dEmbedded, rows * shape.embedding());
        dQuery = FloatArrays.atLeast(dQuery, rows * Math.max(1, shape.attends() ? shape.queryWidth() : 0));
        Arrays.fill(dAttended, 0, rows * hidden, 0);
        Arrays.fill(dEmbedded, 0, rows * shape.embedding(), 0);
        Arrays.fill(dQuery, 0);
        if (shape.gates()) {
            dGate = FloatArrays.atLeast(dGate, rows);
            Arrays.fill(dGate, 0, rows, 0);
        }
        dJoined = FloatArrays.atLeast(dJoined, count * joinedWidth);
        dTop = FloatArrays.atLeast(dTop, count * hidden);
        dThrough = FloatArrays.atLeast(dThrough, count * Math.max(hidden, inputWidth));
        dRead = FloatArrays.atLeast(dRead, count * Math.max(hidden, inputWidth));
        dFeed = FloatArrays.atLeast(dFeed, count * hidden);
        Arrays.fill(dFeed, 0, count * hidden, 0);
        for (FloatRecurrence layer : layers) {
            layer.startBackward(null);
        }
        for (int t = time - 1; t >= 0; t--) {
            backward(t, dGiven);
        }
    }

    private void backward(int t, float[] dGiven) {
        int rows = active[t];
        int row = t * count;
        int at = row * hidden;
        System.arraycopy(dGiven, at, dAttended, at, rows * hidden);
        FloatArrays.add(dFeed, 0, dAttended, at, rows * hidden);
        FloatArrays.masked(dAttended, at, masks[layers.length], at, dAttended, at, rows * hidden);
        if (shape.attends()) {
            attendBack(t, rows);
        } else {
            System.arraycopy(dAttended, at, dTop, 0, rows * hidden);
        }
        for (int l = layers.length - 1; l >= 0; l--) {
            layers[l].backwardStep(t, dTop, 0);
            layers[l].inputGradient(dRead, 0, t);
            if (l > 0) {
                FloatArrays.masked(dRead, 0, masks[l], at, dTop, 0, rows * hidden);
            }
        }
        inputBack(t, rows);
    }

    private void attendBack(int t, int rows) {
        int row = t * count;
        int width = shape.queryWidth();
        FloatArrays.tanhBack(dAttended, row * hidden, attended, row * hidden, rows * hidden);
        head.attend.inputGradient(dAttended, row * hidden, dJoined, 0, rows);
        if (head.gate != null) {
            gateBack(row, rows);
        }
        for (int j = 0; j < rows; j++) {
            attention.attendBack(
                    sourceOf[j],
                    query,
                    (row + j) * width,
                    weights,
                    (row + j) * weightWidth,
                    dJoined,
                    j * joinedWidth,
                    dWeights,
                    j * weightWidth,
                    dQuery,
                    (row + j) * width);
            System.arraycopy(dJoined, j * joinedWidth + memory.width, dTop, j * hidden, hidden);
        }
        if (head.query == null) {
            FloatArrays.add(dQuery, row * width, dTop, 0, rows * hidden);
        } else {
            FloatDense dense = head.query;
            dense.inputGradient(dQuery, row * width, dThrough, 0, rows);
            FloatArrays.add(dThrough, 0, dTop, 0, rows * hidden);
        }
        if (head.gate != null) {
            head.gate.inputGradient(dGate, row, dThrough, 0, rows);
            FloatArrays.add(dThrough, 0, dTop, 0, rows * hidden);
        }
    }

    /** Turns the gradient of the gated context in {@link #dJoined} into that of the context. */
    private void gateBack(int row, int rows) {
        for (int j = 0; j < rows; j++) {
            float g = gate[row + j];
            float sum = 0;
            for (int f = 0; f < memory.width; f++) {
                sum += dJoined[j * joinedWidth + f] * context[(row + j) * memory.width + f];
                dJoined[j * joinedWidth + f] *= g;
            }
            dGate[row + j] = sum * g * (1 - g);
        }
    }

    private void inputBack(int t, int rows) {
        int size = shape.embedding();
        Arrays.fill(dFeed, 0, count * hidden, 0);
        for (int j = 0; j < rows; j++) {
            int from = j * inputWidth;
            int row = t * count + j;
            FloatArrays.masked(dRead, from, masks[0], row * size, dEmbedded, row * size, size);
            from += size;
            if (shape.feeds()) {
                System.arraycopy(dRead, from, dFeed, j * hidden, hidden);
                from += hidden;
            }
            if (shape.condition() == Condition.EVERY_STEP) {
                FloatArrays.add(dRead, from, dPooled, sourceOf[j] * memory.width, memory.width);
            }
        }
    }
}
