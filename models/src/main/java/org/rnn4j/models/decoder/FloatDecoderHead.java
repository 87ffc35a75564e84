package org.rnn4j.models.decoder;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Variants;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatEmbedding;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatHeadPass;
import org.rnn4j.models.head.FloatTokenHead;
import org.rnn4j.models.head.PredictionRows;
import org.rnn4j.models.kernel.fused.FloatCellWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FusedCells;

/** A decoder as the head of an encoder: reads the encoder's outputs and generates the target sequences. */
public final class FloatDecoderHead implements FloatHead {
    final DecoderShape shape;
    final FloatGemm gemm;
    final DecoderNoise noise;
    final Search search;
    /** Flat parameters, as last packed. */
    float[] parameters;

    final FloatDense bridge;
    /** Null unless the condition is {@link Condition#FIRST_INPUT}. */
    final FloatDense first;

    final FloatEmbedding embedding;
    final List<FloatCellWeights> layers = new ArrayList<>();
    /** Null if the query is h, or without attention. */
    final FloatDense query;
    /** Null unless the attention is {@link Attention#BAHDANAU}. */
    final FloatDense key;

    final int scoreAt;
    /** Null without a gate. */
    final FloatDense gate;
    /** Null without attention. */
    final FloatDense attend;

    final FloatTokenHead output;
    final FloatDense outputDense;
    private final List<Part> parts = new ArrayList<>();
    private int passes;

    /** A group of weights, divided into tasks. */
    private record Part(int tasks, Packing packing, Summing summing) {}

    private interface Packing {
        void pack(int task, float[] parameters, boolean forBackward);
    }

    private interface Summing {
        void add(FloatDecoderPass pass, int task, float[] gradients, FloatScratch scratch);
    }

    /**
     * Creates a head.
     *
     * @param base offset of its parameters in the flat parameters
     * @param search search for output sequences
     */
    public FloatDecoderHead(DecoderShape shape, FloatGemm gemm, int base, DecoderNoise noise, Search search) {
        this.shape = shape;
        this.gemm = gemm;
        this.noise = noise;
        this.search = search;
        bridge = dense("bridge", shape.sourceWidth(), shape.stateArrays() * shape.hidden(), base, true);
        part(bridge, (pass, task, gradients, scratch) -> pass.addBridge(task, gradients, scratch));
        if (shape.condition() == Condition.FIRST_INPUT) {
            first = dense("first", shape.sourceWidth(), shape.embedding(), base, true);
            part(first, (pass, task, gradients, scratch) -> pass.addFirst(task, gradients, scratch));
        } else {
            first = null;
        }
        embedding = new FloatEmbedding(base + shape.offset("embedding_W"), shape.embedding());
        parts.add(new Part(
                embedding.gradientTasks(),
                (task, values, forBackward) -> {},
                (pass, task, gradients, scratch) -> pass.addEmbedding(task, gradients)));
        for (int l = 0; l < shape.layers(); l++) {
            layer(l, base + shape.offset("layer" + l + "_W"));
        }
        query = shape.attention() == Attention.GENERAL || shape.attention() == Attention.BAHDANAU
                ? dense("query", shape.hidden(), shape.queryWidth(), base, shape.attention() == Attention.BAHDANAU)
                : null;
        if (query != null) {
            part(query, (pass, task, gradients, scratch) -> pass.addQuery(task, gradients, scratch));
        }
        boolean additive = shape.attention() == Attention.BAHDANAU;
        key = additive ? dense("key", shape.sourceWidth(), shape.hidden(), base, false) : null;
        scoreAt = additive ? base + shape.offset("score_v") : -1;
        if (additive) {
            part(key, (pass, task, gradients, scratch) -> pass.addKey(task, gradients, scratch));
            parts.add(new Part(
                    1,
                    (task, values, forBackward) -> {},
                    (pass, task, gradients, scratch) -> pass.addScore(gradients)));
        }
        gate = shape.gates() ? dense("gate", shape.hidden(), 1, base, true) : null;
        if (gate != null) {
            part(gate, (pass, task, gradients, scratch) -> pass.addGate(task, gradients, scratch));
        }
        attend = shape.attends()
                ? dense("attend", shape.sourceWidth() + shape.hidden(), shape.hidden(), base, true)
                : null;
        if (attend != null) {
            part(attend, (pass, task, gradients, scratch) -> pass.addAttend(task, gradients, scratch));
        }
        outputDense = dense("output", shape.hidden(), shape.vocabulary(), base, true);
        output = new FloatTokenHead(outputDense, noise.labelSmoothing());
        part(outputDense, (pass, task, gradients, scratch) -> pass.output.addGradients(task, gradients, scratch));
    }

    private FloatDense dense(String name, int inputs, int outputs, int base, boolean bias) {
        int b = bias ? base + shape.offset(name + "_b") : -1;
        return new FloatDense(gemm, inputs, outputs, base + shape.offset(name + "_W"), b);
    }

    private void part(FloatDense dense, Summing summing) {
        parts.add(new Part(dense.blocks(), dense::pack, summing));
    }

    private void layer(int l, int offset) {
        if (!(FusedCells.weights(gemm, shape.layer(l), false) instanceof FloatCellWeights weights)) {
            throw new UserException("model.cell = %s is not supported by decoders; use lstm, gru or basic-rnn"
                    .formatted(Variants.name(shape.cell().getClass())));
        }
        layers.add(weights);
        parts.add(new Part(
                weights.parts(),
                (part, values, forBackward) -> weights.packPart(values, offset, part, forBackward),
                (pass, part, gradients, scratch) -> pass.addLayer(l, part, gradients, offset, scratch)));
    }

    @Override
    public int tasks() {
        return parts.stream().mapToInt(Part::tasks).sum();
    }

    @Override
    public void pack(int task, float[] values, boolean forBackward) {
        parameters = values;
        int rest = task;
        for (Part part : parts) {
            if (rest < part.tasks()) {
                part.packing().pack(rest, values, forBackward);
                return;
            }
            rest -= part.tasks();
        }
    }

    void addGradients(FloatDecoderPass pass, int task, float[] gradients, FloatScratch scratch) {
        int rest = task;
        for (Part part : parts) {
            if (rest < part.tasks()) {
                part.summing().add(pass, rest, gradients, scratch);
                return;
            }
            rest -= part.tasks();
        }
    }

    @Override
    public FloatHeadPass pass() {
        return new FloatDecoderPass(this, passes++);
    }

    @Override
    public Predictions newPredictions(int batch) {
        return new Predictions.Sequences(PredictionRows.newSequences(batch));
    }

    /** Creates the attention over a memory; null = no attention. */
    FloatAttention attention(FloatMemory memory) {
        return switch (shape.attention()) {
            case NONE -> null;
            case DOT, GENERAL -> new FloatProductAttention(gemm, memory);
            case BAHDANAU -> new FloatAdditiveAttention(this, memory);
        };
    }
}
