package org.rnn4j.models.decoder;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rnn4j.core.decode.Decoder;
import org.rnn4j.core.decode.Sampling;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/** Forward and backward pass of a decoder over one chunk: teacher forcing for the loss, search or sampling for predictions. */
final class FloatDecoderPass implements FloatHeadPass {
    private final FloatDecoderHead head;
    private final DecoderShape shape;
    private final FloatMemory memory;
    private final FloatAttention attention;
    final FloatUnroll unroll;
    private final Sampling sampling;
    final FloatHeadPass output;

    private Chunks.Chunk sources;
    private int time;
    private int count;
    /** Null without targets. */
    private Chunks.Chunk written;

    private int[] sourceOf = new int[0];
    private int[] ids = new int[0];

    private float[] bridged = new float[0];
    private float[] first = new float[0];
    private float[] dBridged = new float[0];
    private float[] dFirst = new float[0];
    private float[] dGiven = new float[0];
    private float[] through = new float[0];

    /** @param number number of the pass within its head; selects the random sequence of sampling */
    FloatDecoderPass(FloatDecoderHead head, int number) {
        this.head = head;
        sampling = new Sampling(head.search.spec(), number);
        shape = head.shape;
        memory = new FloatMemory(shape.sourceWidth(), shape.forwardWidth(), shape.mean());
        attention = head.attention(memory);
        unroll = new FloatUnroll(head, memory, attention);
        output = head.output.pass();
    }

    @Override
    public void load(Chunks.Chunk chunk, int timeSteps, SequenceValues targets) {
        sources = chunk;
        count = chunk.rows().length;
        written = null;
        if (targets instanceof TokenSequences sequences) {
            load(sequences);
        }
    }

    /** Loads targets, ordered by their own lengths rather than those of their sources. */
    private void load(TokenSequences targets) {
        int[] lengths =
                IntStream.of(sources.rows()).map(row -> targets.lengths()[row]).toArray();
        sourceOf = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparing(i -> -lengths[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        time = lengths[sourceOf[0]];
        int[] active = new int[time];
        for (int length : lengths) {
            for (int t = 0; t < length; t++) {
                active[t]++;
            }
        }
        int[] rows = IntStream.of(sourceOf).map(i -> sources.rows()[i]).toArray();
        written = new Chunks.Chunk(rows, active);
        ids = FloatArrays.atLeast(ids, time * count);
        for (int t = 0; t < time; t++) {
            for (int j = 0; j < count; j++) {
                ids[t * count + j] =
                        t == 0 || j >= active[t] ? shape.begin() : targets.ids().at(rows[j], t - 1);
            }
        }
        output.load(written, time, targets.ids());
    }

    @Override
    public void read(float[] values, int from, SplittableRandom random) {
        memory.read(sources, values, from);
        if (attention != null) {
            attention.prepare();
        }
        bridge();
        if (written == null) {
            return;
        }
        unroll.shape(time, written.active(), sourceOf);
        if (random != null) {
            unroll.drop(head.noise.dropout(), random);
            unroll.dropWords(head.noise.words(), random);
        }
        begin(unroll, sourceOf);
        for (int t = 0; t < time; t++) {
            if (t > 0 && random != null && head.noise.ownInputs() > 0) {
                sampleInputs(t, random);
            }
            unroll.forward(t, ids);
        }
        output.read(unroll.given, 0, random);
    }

    /** Computes the initial states of all sources, {@code [sources, layers * arrays * hidden]}, layer by layer. */
    private void bridge() {
        bridged = FloatArrays.atLeast(bridged, count * head.bridge.outputs);
        head.bridge.forward(memory.pooled, 0, bridged, 0, count);
        Activation.tanh(bridged, 0, count * head.bridge.outputs);
        if (head.first != null) {
            first = FloatArrays.atLeast(first, count * shape.embedding());
            head.first.forward(memory.pooled, 0, first, 0, count);
        }
    }

    /** Sets the initial states of a decoder for the sources {@code which}. */
    private void begin(FloatUnroll decoder, int[] which) {
        int arrays = shape.cell().states().size();
        for (int part = 0; part < shape.stateArrays(); part++) {
            decoder.initialState(part / arrays, part % arrays, initial(part, which));
        }
        decoder.firstInput(firstInput(which));
    }

    /** State array {@code part} of all layers, {@code [which.length, hidden]}. */
    float[] initial(int part, int[] which) {
        return picked(bridged, head.bridge.outputs, part * shape.hidden(), shape.hidden(), which);
    }

    /** First input, {@code [which.length, embedding]}; null = the embedding of {@code begin}. */
    float[] firstInput(int[] which) {
        return head.first == null ? null : picked(first, shape.embedding(), 0, shape.embedding(), which);
    }

    private static float[] picked(float[] rows, int width, int from, int columns, int[] which) {
        float[] picked = new float[which.length * columns];
        for (int j = 0; j < which.length; j++) {
            System.arraycopy(rows, which[j] * width + from, picked, j * columns, columns);
        }
        return picked;
    }

    /** Scheduled sampling (Bengio et al., 2015): replaces some inputs by the best prediction of the previous step. */
    private void sampleInputs(int t, SplittableRandom random) {
        float[] logits = new float[shape.vocabulary()];
        for (int j = 0; j < written.active()[t]; j++) {
            if (random.nextDouble() < head.noise.ownInputs()) {
                head.outputDense.forward(unroll.given, unroll.givenAt(t - 1, j), logits, 0, 1);
                ids[t * count + j] = FloatSoftmax.best(logits, 0, logits.length);
            }
        }
    }

    @Override
    public double loss(float scale) {
        if (written == null) {
            return 0;
        }
        if (scale != 0 && head.noise.coverage() > 0) {
            unroll.penalise((float) head.noise.coverage() * scale);
        }
        return output.loss(scale);
    }

    @Override
    public void inputGradient(float[] gradient) {
        memory.clearGradient();
        if (attention != null) {
            attention.startBackward();
        }
        dGiven = FloatArrays.atLeast(dGiven, time * count * shape.hidden());
        output.inputGradient(dGiven);
        unroll.dPooled = FloatArrays.atLeast(unroll.dPooled, count * memory.width);
        Arrays.fill(unroll.dPooled, 0, count * memory.width, 0);
        unroll.backward(dGiven);
        if (attention != null) {
            attention.finishBackward();
        }
        bridgeBack();
        memory.addPooledGradient(unroll.dPooled);
        memory.writeGradient(gradient);
    }

    private void bridgeBack() {
        int outputs = head.bridge.outputs;
        int hidden = shape.hidden();
        int arrays = shape.cell().states().size();
        dBridged = FloatArrays.atLeast(dBridged, count * outputs);
        for (int part = 0; part < shape.stateArrays(); part++) {
            float[] d = unroll.layers[part / arrays].stateGradient(part % arrays);
            for (int j = 0; j < count; j++) {
                System.arraycopy(d, j * hidden, dBridged, sourceOf[j] * outputs + part * hidden, hidden);
            }
        }
        FloatArrays.tanhBack(dBridged, 0, bridged, 0, count * outputs);
        through = FloatArrays.atLeast(through, count * memory.width);
        head.bridge.inputGradient(dBridged, through, count);
        FloatArrays.add(through, 0, unroll.dPooled, 0, count * memory.width);
        if (head.first != null) {
            firstBack();
        }
    }

    private void firstBack() {
        int size = shape.embedding();
        dFirst = FloatArrays.atLeast(dFirst, count * size);
        for (int j = 0; j < count; j++) {
            System.arraycopy(unroll.dEmbedded, j * size, dFirst, sourceOf[j] * size, size);
        }
        Arrays.fill(unroll.dEmbedded, 0, count * size, 0); // the embedding of begin was not read
        head.first.inputGradient(dFirst, through, count);
        FloatArrays.add(through, 0, unroll.dPooled, 0, count * memory.width);
    }

    @Override
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        head.addGradients(this, task, gradients, scratch);
    }

    private void add(
            FloatDense dense, int task, float[] x, float[] dy, int rows, float[] gradients, FloatScratch scratch) {
        float[] sums = new float[dense.outputs];
        FloatDense.sumRows(dy, rows, dense.outputs, sums);
        dense.addGradients(task, x, 0, dy, rows, sums, gradients, scratch);
    }

    void addBridge(int task, float[] gradients, FloatScratch scratch) {
        add(head.bridge, task, memory.pooled, dBridged, count, gradients, scratch);
    }

    void addFirst(int task, float[] gradients, FloatScratch scratch) {
        add(head.first, task, memory.pooled, dFirst, count, gradients, scratch);
    }

    void addEmbedding(int task, float[] gradients) {
        head.embedding.addGradients(task, ids, time * count, unroll.dEmbedded, shape.embedding(), gradients);
    }

    void addLayer(int l, int part, float[] gradients, int offset, FloatScratch scratch) {
        unroll.layers[l].addGradientPart(part, 0, gradients, offset, scratch);
    }

    void addQuery(int task, float[] gradients, FloatScratch scratch) {
        addOfTop(head.query, task, unroll.dQuery, gradients, scratch);
    }

    void addGate(int task, float[] gradients, FloatScratch scratch) {
        addOfTop(head.gate, task, unroll.dGate, gradients, scratch);
    }

    /** Adds the gradients of a layer that reads the outputs of the top layer. */
    private void addOfTop(FloatDense dense, int task, float[] dy, float[] gradients, FloatScratch scratch) {
        int last = unroll.layers.length - 1;
        float[] sums = new float[dense.outputs];
        FloatDense.sumRows(dy, time * count, dense.outputs, sums);
        dense.addGradients(
                task,
                unroll.layers[last].outputs(),
                unroll.layers[last].outputOffset(),
                dy,
                time * count,
                sums,
                gradients,
                scratch);
    }

    void addKey(int task, float[] gradients, FloatScratch scratch) {
        FloatAdditiveAttention additive = (FloatAdditiveAttention) attention;
        add(head.key, task, memory.values, additive.keyGradient, memory.rows(), gradients, scratch);
    }

    void addScore(float[] gradients) {
        FloatAdditiveAttention additive = (FloatAdditiveAttention) attention;
        FloatArrays.add(additive.vGradient, 0, gradients, head.scoreAt, additive.vGradient.length);
    }

    void addAttend(int task, float[] gradients, FloatScratch scratch) {
        add(head.attend, task, unroll.joined, unroll.dAttended, time * count, gradients, scratch);
    }

    @Override
    public void predict(Predictions into) {
        Decoder decoder = new FloatStepDecoder(head, memory, attention, this);
        List<List<Decoded>> found = head.search.run(decoder, sampling);
        for (int i = 0; i < count; i++) {
            ((Predictions.Sequences) into).best().set(sources.rows()[i], found.get(i));
        }
    }
}
