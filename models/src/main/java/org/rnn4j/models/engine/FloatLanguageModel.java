package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatCellWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.parallel.Workers;

/**
 * A DL4J network of {@link Recurrent} layers over token ids and an {@link RnnOutputLayer}, with or without a
 * {@link TokenEmbedding} before them, trained on the CPU without
 * going through DL4J's layers. The parameters and the updater's state live here while training and are written back
 * whenever {@link #network} is asked for.
 *
 * <p>Each thread takes a share of the batch through the whole network and back; then gradients are summed and parameters
 * updated, again shared out. With the same seed and thread count, runs give the same bits.
 */
public final class FloatLanguageModel implements LanguageModel {
    /** From so many streams on, a step is shared out between threads. */
    private static final int SHARED_STREAMS = 16;

    private final MultiLayerNetwork network;
    private final Workers workers;
    private final long seed;
    private final List<FloatCellWeights> weights = new ArrayList<>();
    private final int[] offsets;
    /** Null where the first recurrent layer reads ids. */
    private final FloatEmbedding embedding;

    private final FloatHead head;
    /** Of every layer, the head last. */
    private final List<LayerRegularisation> regularisation = new ArrayList<>();

    private final FloatParameters parameters;
    /** Which weights are packed: none after an update. */
    private boolean packedForward;

    private final List<FloatChunk> trainChunks = new ArrayList<>();
    private final List<FloatChunk> evaluationChunks = new ArrayList<>();
    private final ThreadLocal<FloatScratch> scratch = ThreadLocal.withInitial(FloatScratch::new);
    /** Of each thread that calls {@link #step}, so that several may at once. */
    private final ThreadLocal<List<FloatChunk>> stepper = ThreadLocal.withInitial(ArrayList::new);

    /**
     * A model around an initialised network.
     *
     * @param seed of dropout
     */
    public FloatLanguageModel(MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed) {
        this.network = network;
        this.workers = workers;
        this.seed = seed;
        parameters = new FloatParameters(network, workers);
        int offset = 0;
        int below = 0; // layers below the recurrent ones
        if (network.getLayer(0).conf().getLayer() instanceof TokenEmbedding table) {
            embedding = new FloatEmbedding(parameters.values, 0, (int) table.getNOut());
            offset = (int) network.getLayer(0).numParams();
            below = 1;
        } else {
            embedding = null;
        }
        int layers = network.getnLayers() - 1 - below;
        offsets = new int[layers];
        for (int l = 0; l < layers; l++) {
            Recurrent layer = (Recurrent) network.getLayer(below + l).conf().getLayer();
            weights.add(new FloatCellWeights(gemm, layer.cellShape(), layer.isTokens()));
            offsets[l] = offset;
            regularisation.add(LayerRegularisation.of(layer));
            offset += (int) layer.cellShape().parameterCount();
        }
        RnnOutputLayer output =
                (RnnOutputLayer) network.getLayer(below + layers).conf().getLayer();
        int hidden = (int) output.getNIn();
        int vocabulary = (int) output.getNOut();
        head = new FloatHead(gemm, hidden, vocabulary, parameters.headWeights(offset), offset + hidden * vocabulary);
        regularisation.add(LayerRegularisation.of(output));
    }

    private FloatChunk newChunk() {
        return new FloatChunk(embedding, weights, head, regularisation);
    }

    @Override
    public MultiLayerNetwork network() {
        parameters.write();
        return network;
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        Chunks.Chunk[] shares = chunks(batch);
        pack(true);
        packedForward = false;
        long targets = valid(shares);
        double[] losses = new double[shares.length];
        float scale = (float) (1.0 / targets);
        long dropoutSeed = seed * 31 + parameters.iterations();
        RnnState after = run(trainChunks, shares, batch, before, (c, chunk) -> {
            chunk.forward(new SplittableRandom(dropoutSeed * 1_000_003 + c));
            losses[c] = chunk.loss(scale);
            chunk.backward();
        });
        sumGradients(shares.length);
        double norm = parameters.gradientNorm();
        parameters.update(norm, learningRate, clipNorm);
        return new Outcome(sum(losses), targets, norm, after);
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        Chunks.Chunk[] shares = chunks(batch);
        packForward();
        double[] losses = new double[shares.length];
        RnnState after = run(evaluationChunks, shares, batch, before, (c, chunk) -> {
            chunk.forward(null);
            losses[c] = chunk.loss(0);
        });
        return new Outcome(sum(losses), valid(shares), Double.NaN, after);
    }

    @Override
    public Prediction step(int[] tokens, RnnState before) {
        packForward();
        int shared = tokens.length < SHARED_STREAMS ? 1 : workers.threads();
        Chunks.Chunk[] shares = Chunks.of(tokens.length, 1, null, shared);
        List<FloatChunk> mine = stepper.get();
        while (mine.size() < shares.length) {
            mine.add(newChunk());
        }
        var logits = Logits.room(tokens.length);
        workers.run(shares.length, c -> {
            FloatChunk chunk = mine.get(c);
            chunk.load(shares[c], 1, tokens, null);
            begin(chunk, before);
            chunk.forward(null);
            Logits.put(chunk.lastLogits(), chunk.rows(), head.vocabulary, logits);
        });
        return new Prediction(logits, state(tokens.length, mine.subList(0, shares.length)));
    }

    /** What a chunk does once it is loaded. */
    private interface Work {
        void on(int index, FloatChunk chunk);
    }

    private RnnState run(
            List<FloatChunk> chunks, Chunks.Chunk[] shares, SequenceBatch batch, RnnState before, Work work) {
        while (chunks.size() < shares.length) {
            chunks.add(newChunk());
        }
        TokenIds ids = (TokenIds) batch.inputs();
        TokenIds targets = (TokenIds) batch.targets();
        workers.run(shares.length, c -> {
            FloatChunk chunk = chunks.get(c);
            chunk.load(shares[c], ids.time(), ids.ids(), targets.ids());
            begin(chunk, before);
            work.on(c, chunk);
        });
        return state(batch.batch(), chunks.subList(0, shares.length));
    }

    private Chunks.Chunk[] chunks(SequenceBatch batch) {
        TokenIds ids = (TokenIds) batch.inputs();
        return Chunks.of(ids.batch(), ids.time(), batch.lengths(), workers.threads());
    }

    private static long valid(Chunks.Chunk[] shares) {
        long steps = 0;
        for (Chunks.Chunk share : shares) {
            steps += share.steps();
        }
        return steps;
    }

    private void begin(FloatChunk chunk, RnnState before) {
        int part = 0;
        for (var layer : chunk.layers) {
            for (int index = 0; index < layer.stateArrays(); index++) {
                layer.initialState(
                        index, before == null ? null : FloatConversion.pick(before.part(part), chunk.rows(), before));
                part++;
            }
        }
    }

    private RnnState state(int batch, List<FloatChunk> chunks) {
        List<double[]> parts = new ArrayList<>();
        for (int l = 0; l < weights.size(); l++) {
            int hidden = weights.get(l).shape().hiddenSize();
            for (int index = 0; index < chunks.get(0).layers[l].stateArrays(); index++) {
                double[] part = new double[batch * hidden];
                for (FloatChunk chunk : chunks) {
                    float[] values = new float[chunk.rows().length * hidden];
                    chunk.layers[l].finalState(index, values);
                    FloatConversion.put(values, chunk.rows(), part, hidden);
                }
                parts.add(part);
            }
        }
        return RnnState.of(batch, parts.toArray(double[][]::new));
    }

    private synchronized void packForward() {
        if (!packedForward) {
            pack(false);
            packedForward = true;
        }
    }

    private void pack(boolean forBackward) {
        int[] first = firstTasks();
        workers.run(first[weights.size()] + head.blocks(), task -> {
            int l = layerOf(first, task);
            if (l == weights.size()) {
                head.pack(task - first[l], parameters.values, forBackward);
            } else {
                weights.get(l).packPart(parameters.values, offsets[l], task - first[l], forBackward);
            }
        });
    }

    private void sumGradients(int chunks) {
        parameters.clearGradients();
        int[] first = firstTasks();
        workers.run(first[weights.size()] + head.blocks(), task -> {
            int l = layerOf(first, task);
            FloatScratch mine = scratch.get();
            for (FloatChunk chunk : trainChunks.subList(0, chunks)) {
                if (l == weights.size()) {
                    chunk.addHeadGradients(task - first[l], parameters.gradients, mine);
                } else {
                    chunk.addLayerGradients(l, task - first[l], parameters.gradients, offsets[l], mine);
                }
            }
        });
        if (embedding != null) { // after the head's, because both may be of one matrix
            workers.run(
                    embedding.gradientTasks(),
                    task -> trainChunks
                            .subList(0, chunks)
                            .forEach(chunk -> chunk.addEmbeddingGradients(task, parameters.gradients)));
        }
    }

    /** Number of the first task of each layer, one task a part of its weights; of the head's blocks last. */
    private int[] firstTasks() {
        int[] first = new int[weights.size() + 1];
        for (int l = 0; l < weights.size(); l++) {
            first[l + 1] = first[l] + weights.get(l).parts();
        }
        return first;
    }

    private static int layerOf(int[] first, int task) {
        int l = first.length - 1;
        while (task < first[l]) {
            l--;
        }
        return l;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Gradients of the last {@link #train}, in the network's flat order, before clipping. */
    float[] gradients() {
        return parameters.gradients.clone();
    }

    @Override
    public void close() {
        trainChunks.clear();
        evaluationChunks.clear();
    }
}
