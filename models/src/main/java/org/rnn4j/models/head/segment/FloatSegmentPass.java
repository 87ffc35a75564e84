package org.rnn4j.models.head.segment;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.models.head.FloatDensePass;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatDirection;
import org.rnn4j.models.kernel.fused.FloatDropout;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Forward and backward pass of a {@link FloatSegmentHead} over one chunk. A window of each target is a sequence, {@code n =
 * window * targets + target}; a segment of its horizon is a sequence of one step, {@code n * decoded + segment}.
 */
public final class FloatSegmentPass implements FloatHeadPass {
    private final FloatSegmentHead head;
    private final SegmentShape shape;
    private final int hidden;
    private final FloatDensePass embed;
    private final FloatDensePass output;
    private final FloatDensePass known;
    private final FloatDirection encoder;
    private final FloatDirection decoder;
    private Chunks.Chunk chunk;
    private SequenceValues targets;
    private int windows;
    private int sequences;
    private int decoded;

    private float[] lasts = new float[0];
    private float[] segments = new float[0];
    private float[] embedded = new float[0];
    private float[] ahead = new float[0];
    private float[] inputs = new float[0];
    private float[] state = new float[0];
    private float[] states = new float[0];
    private float[] top = new float[0];
    private float[] mask = new float[0];
    private boolean drops;
    /** Outputs {@code [windows, horizon * targets * outputs]}; after the loss, their gradient. */
    private float[] rows = new float[0];

    private float[] dTop = new float[0];
    private float[] dInputs = new float[0];
    private float[] dEmbedded = new float[0];
    private float[] dSegments = new float[0];
    private float[] dAhead = new float[0];
    private float[] zeros = new float[0];

    FloatSegmentPass(FloatSegmentHead head) {
        this.head = head;
        shape = head.shape;
        hidden = shape.hidden();
        embed = new FloatDensePass(head.embed);
        output = new FloatDensePass(head.output);
        known = head.known == null ? null : new FloatDensePass(head.known);
        encoder = head.layer.newPass();
        decoder = head.layer.newPass();
    }

    @Override
    public void load(Chunks.Chunk sequencesOfBatch, int time, SequenceValues batchTargets) {
        chunk = sequencesOfBatch;
        targets = batchTargets;
        windows = chunk.rows().length;
        sequences = windows * shape.targets();
        decoded = sequences * shape.decoded();
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        split(values, from);
        int count = shape.read() * sequences;
        float[] y = embed.forward(segments, 0, count);
        embedded = FloatArrays.atLeast(embedded, count * hidden);
        for (int j = 0; j < count * hidden; j++) {
            embedded[j] = Math.max(0, y[j]);
        }
        encoder.shape(shape.read(), sequences, steps(shape.read(), sequences));
        decoder.shape(1, decoded, steps(1, decoded));
        for (int index = 0; index < encoder.stateArrays(); index++) {
            encoder.initialState(index, null);
        }
        encoder.forwardVectors(embedded, 0);
        for (int index = 0; index < encoder.stateArrays(); index++) {
            decoder.initialState(index, repeated(index));
        }
        ask(values, from);
        decoder.forwardVectors(inputs, 0);
        top = FloatArrays.atLeast(top, decoded * hidden);
        System.arraycopy(decoder.outputs(), decoder.outputOffset(), top, 0, decoded * hidden);
        drops = random != null && head.retain < 1;
        if (drops) {
            mask = FloatArrays.atLeast(mask, decoded * hidden);
            FloatDropout.draw(mask, decoded * hidden, head.retain, random);
            FloatDropout.apply(top, 0, mask, 0, top, 1, decoded * hidden);
        }
        gather(output.forward(top, 0, decoded));
    }

    private static int[] steps(int time, int count) {
        int[] active = new int[time];
        Arrays.fill(active, count);
        return active;
    }

    private int at(int t, int window) {
        return (t * windows + window) * shape.features();
    }

    /** Cuts the windows into segments, {@code [read * sequences, embedded]}. */
    private void split(float[] values, int from) {
        int w = shape.segment();
        int width = shape.embedded();
        lasts = FloatArrays.atLeast(lasts, sequences);
        segments = FloatArrays.atLeast(segments, shape.read() * sequences * width);
        for (int i = 0; i < windows; i++) {
            for (int c = 0; c < shape.targets(); c++) {
                int n = i * shape.targets() + c;
                lasts[n] = values[from + at(shape.history() - 1, i) + c];
                for (int s = 0; s < shape.read(); s++) {
                    int row = (s * sequences + n) * width;
                    for (int step = 0; step < w; step++) {
                        int x = from + at(s * w + step, i);
                        segments[row + step] = values[x + c] - lasts[n];
                        for (int f = 0; f < shape.others(); f++) {
                            segments[row + (1 + f) * w + step] = values[x + shape.targets() + f];
                        }
                    }
                }
            }
        }
    }

    /** The last state of every sequence, once for each segment of its horizon. */
    private float[] repeated(int index) {
        state = FloatArrays.atLeast(state, sequences * hidden);
        states = FloatArrays.atLeast(states, decoded * hidden);
        encoder.finalState(index, state);
        for (int row = 0; row < decoded; row++) {
            System.arraycopy(state, row / shape.decoded() * hidden, states, row * hidden, hidden);
        }
        return states;
    }

    /** The inputs of the decoder: the position of a segment, its channel, and what is known ahead. */
    private void ask(float[] values, int from) {
        int half = shape.position();
        float[] y = known == null ? null : known.forward(ahead(values, from), 0, windows * shape.decoded());
        inputs = FloatArrays.atLeast(inputs, decoded * hidden);
        for (int row = 0; row < decoded; row++) {
            int i = row % shape.decoded();
            int c = row / shape.decoded() % shape.targets();
            System.arraycopy(head.positions, i * half, inputs, row * hidden, half);
            System.arraycopy(head.channels, c * (hidden - half), inputs, row * hidden + half, hidden - half);
            if (y != null) {
                FloatArrays.add(y, ofWindow(row) * hidden, inputs, row * hidden, hidden);
            }
        }
    }

    /** The row of a decoded segment among those of windows, {@code window * decoded + segment}. */
    private int ofWindow(int row) {
        return row / (shape.decoded() * shape.targets()) * shape.decoded() + row % shape.decoded();
    }

    /** Features known ahead, {@code [windows * decoded, segment * known]}; 0 past the horizon. */
    private float[] ahead(float[] values, int from) {
        int w = shape.segment();
        int width = w * shape.known();
        ahead = FloatArrays.atLeast(ahead, windows * shape.decoded() * width);
        for (int row = 0; row < windows * shape.decoded(); row++) {
            for (int step = 0; step < w; step++) {
                int k = row % shape.decoded() * w + step; // steps after the first of the horizon
                int x = from + at(shape.history() - 1 + k, row / shape.decoded());
                for (int f = 0; f < shape.known(); f++) {
                    ahead[row * width + f * w + step] = k < shape.horizon() ? values[x + shape.knownFrom() + f] : 0;
                }
            }
        }
        return ahead;
    }

    /** Moves the decoded segments to the rows of outputs. */
    private void gather(float[] z) {
        rows = FloatArrays.atLeast(rows, windows * shape.width());
        for (int row = 0; row < windows; row++) {
            for (int j = 0; j < shape.width(); j++) {
                float last = j % shape.outputs() < shape.shifted() ? lasts[sequence(row, j)] : 0;
                rows[row * shape.width() + j] = z[place(row, j)] + last;
            }
        }
    }

    /** The outputs of the last {@link #read}, {@code [windows, horizon * targets * outputs]}. */
    public float[] outputs() {
        return Arrays.copyOf(rows, windows * shape.width());
    }

    private int sequence(int window, int j) {
        return window * shape.targets() + j / shape.outputs() % shape.targets();
    }

    /** The place of output j of a window among the decoded segments. */
    private int place(int window, int j) {
        int k = j / shape.outputs() / shape.targets();
        int row = sequence(window, j) * shape.decoded() + k / shape.segment();
        return (row * shape.segment() + k % shape.segment()) * shape.outputs() + j % shape.outputs();
    }

    @Override
    public double loss(float scale) {
        if (targets == null || targets instanceof SequenceValues.None) {
            return 0;
        }
        double loss = 0;
        for (int i = 0; i < windows; i++) {
            loss += head.criterion.loss(rows, i * shape.width(), targets, chunk.rows()[i], 0, scale);
        }
        return loss;
    }

    /** Runs backward; the features are data, whose gradient is not computed. */
    @Override
    public void inputGradient(float[] gradient) {
        float[] dz = output.outputs();
        Arrays.fill(dz, 0, decoded * shape.segment() * shape.outputs(), 0);
        for (int row = 0; row < windows; row++) {
            for (int j = 0; j < shape.width(); j++) {
                dz[place(row, j)] = rows[row * shape.width() + j];
            }
        }
        dTop = FloatArrays.atLeast(dTop, decoded * hidden);
        output.inputGradient(dTop);
        if (drops) {
            FloatDropout.apply(dTop, 0, mask, 0, dTop, 1, decoded * hidden);
        }
        decoder.backward(dTop, 0, null);
        dInputs = FloatArrays.atLeast(dInputs, decoded * hidden);
        decoder.inputGradient(dInputs, 0);
        if (known != null) {
            backKnown();
        }
        backEncoder();
        Arrays.fill(gradient, 0);
    }

    private void backKnown() {
        float[] dy = known.outputs();
        Arrays.fill(dy, 0, windows * shape.decoded() * hidden, 0);
        for (int row = 0; row < decoded; row++) {
            FloatArrays.add(dInputs, row * hidden, dy, ofWindow(row) * hidden, hidden);
        }
        dAhead = FloatArrays.atLeast(dAhead, windows * shape.decoded() * shape.segment() * shape.known());
        known.inputGradient(dAhead);
    }

    private void backEncoder() {
        int count = shape.read() * sequences;
        float[][] ofState = new float[encoder.stateArrays()][sequences * hidden];
        for (int index = 0; index < ofState.length; index++) {
            for (int row = 0; row < decoded; row++) {
                FloatArrays.add(
                        decoder.stateGradient(index),
                        row * hidden,
                        ofState[index],
                        row / shape.decoded() * hidden,
                        hidden);
            }
        }
        zeros = FloatArrays.atLeast(zeros, count * hidden);
        encoder.backward(zeros, 0, ofState);
        dEmbedded = FloatArrays.atLeast(dEmbedded, count * hidden);
        encoder.inputGradient(dEmbedded, 0);
        float[] dy = embed.outputs();
        for (int j = 0; j < count * hidden; j++) {
            dy[j] = embedded[j] > 0 ? dEmbedded[j] : 0;
        }
        dSegments = FloatArrays.atLeast(dSegments, count * shape.embedded());
        embed.inputGradient(dSegments);
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        head.dispatch(
                task,
                (part, block) -> embed.addGradients(block, gradients, scratch),
                () -> addTables(gradients),
                (part, block) -> output.addGradients(block, gradients, scratch),
                (part, block) -> known.addGradients(block, gradients, scratch),
                (part, index) -> {
                    encoder.addGradientPart(index, 0, gradients, head.layerOffset, scratch);
                    decoder.addGradientPart(index, 0, gradients, head.layerOffset, scratch);
                });
    }

    private void addTables(float[] gradients) {
        int half = shape.position();
        for (int row = 0; row < decoded; row++) {
            int i = row % shape.decoded();
            int c = row / shape.decoded() % shape.targets();
            FloatArrays.add(dInputs, row * hidden, gradients, head.positionOffset + i * half, half);
            FloatArrays.add(
                    dInputs, row * hidden + half, gradients, head.channelOffset + c * (hidden - half), hidden - half);
        }
    }

    @Override
    public void predict(Predictions into) {
        gather(output.outputs()); // the loss overwrote the rows
        for (int i = 0; i < windows; i++) {
            head.criterion.predict(rows, i * shape.width(), chunk.rows()[i], 0, 1, into);
        }
    }
}
