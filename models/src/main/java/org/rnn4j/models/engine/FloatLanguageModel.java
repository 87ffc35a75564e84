package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatCellWeights;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.parallel.Workers;

/**
 * A DL4J network of {@link Recurrent} layers over token ids and an {@link RnnOutputLayer}, trained on the CPU without
 * going through DL4J's layers. The parameters and the updater's state live here while training and are written back
 * whenever {@link #network} is asked for.
 *
 * <p>Each thread takes a share of the batch through the whole network and back; then gradients are summed and parameters
 * updated, again shared out. With the same seed and thread count, runs give the same bits.
 */
public final class FloatLanguageModel implements SequenceModel {
    private static final int STRETCH = 1 << 15;

    private final MultiLayerNetwork network;
    private final Workers workers;
    private final long seed;
    private final List<FloatCellWeights> weights = new ArrayList<>();
    private final int[] offsets;
    private final FloatHead head;
    /** Of every layer, the head last. */
    private final List<LayerRegularisation> regularisation = new ArrayList<>();

    private final FloatUpdateRule rule;

    private final float[] parameters;
    private final float[] gradients;
    private final float[][] updaterState;
    private final double[] squares;
    private long iterations;
    /** Which weights are packed: none after an update. */
    private boolean packedForward;

    private final List<FloatChunk> trainChunks = new ArrayList<>();
    private final List<FloatChunk> evaluationChunks = new ArrayList<>();
    private final ThreadLocal<FloatScratch> scratch = ThreadLocal.withInitial(FloatScratch::new);
    private final ThreadLocal<FloatChunk> stepper;

    /**
     * A model around an initialised network.
     *
     * @param seed of dropout
     */
    public FloatLanguageModel(MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed) {
        this.network = network;
        this.workers = workers;
        this.seed = seed;
        int layers = network.getnLayers() - 1;
        offsets = new int[layers];
        int offset = 0;
        for (int l = 0; l < layers; l++) {
            Recurrent layer = (Recurrent) network.getLayer(l).conf().getLayer();
            weights.add(new FloatCellWeights(gemm, layer.cellShape(), layer.isTokens()));
            offsets[l] = offset;
            regularisation.add(LayerRegularisation.of(layer));
            offset += (int) layer.cellShape().parameterCount();
        }
        RnnOutputLayer output = (RnnOutputLayer) network.getLayer(layers).conf().getLayer();
        head = new FloatHead(gemm, (int) output.getNIn(), (int) output.getNOut(), offset);
        regularisation.add(LayerRegularisation.of(output));
        rule = FloatUpdateRule.of(((BaseLayer) network.getLayer(0).conf().getLayer()).getIUpdater());

        parameters = new float[(int) network.numParams()];
        gradients = new float[parameters.length];
        updaterState = new float[rule.stateArrays()][parameters.length];
        squares = new double[stretches()];
        stepper = ThreadLocal.withInitial(this::newChunk);
        read();
    }

    private FloatChunk newChunk() {
        return new FloatChunk(weights, head, regularisation);
    }

    private int stretches() {
        return (parameters.length + STRETCH - 1) / STRETCH;
    }

    private void read() {
        network.params().data().asNioFloat().get(parameters);
        INDArray state = network.getUpdater().getStateViewArray();
        for (int i = 0; i < updaterState.length; i++) {
            state.data().asNioFloat().position(i * parameters.length).get(updaterState[i]);
        }
        iterations = network.getLayerWiseConfigurations().getIterationCount();
    }

    @Override
    public MultiLayerNetwork network() {
        network.params().data().asNioFloat().put(parameters);
        INDArray state = network.getUpdater().getStateViewArray();
        for (int i = 0; i < updaterState.length; i++) {
            state.data().asNioFloat().position(i * parameters.length).put(updaterState[i]);
        }
        network.getLayerWiseConfigurations().setIterationCount((int) iterations);
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
        long dropoutSeed = seed * 31 + iterations;
        RnnState after = run(trainChunks, shares, batch, before, (c, chunk) -> {
            chunk.forward(new SplittableRandom(dropoutSeed * 1_000_003 + c));
            losses[c] = chunk.loss(scale);
            chunk.backward();
        });
        sumGradients(shares.length);
        double norm = gradientNorm();
        float clip = clipNorm > 0 && norm > clipNorm ? (float) (clipNorm / norm) : 1;
        iterations++;
        if (Double.isFinite(norm)) {
            workers.run(
                    stretches(),
                    s -> rule.update(
                            parameters, gradients, updaterState, s * STRETCH, end(s), clip, learningRate, iterations));
        }
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
        FloatChunk chunk = stepper.get();
        Chunks.Chunk rows = Chunks.of(tokens.length, 1, null, 1)[0];
        chunk.load(rows, 1, tokens, null);
        begin(chunk, before);
        chunk.forward(null);
        return new Prediction(
                Logits.rows(chunk.lastLogits(), tokens.length, head.vocabulary), state(tokens.length, List.of(chunk)));
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
        workers.run(first[weights.size()] + 1, task -> {
            int l = layerOf(first, task);
            if (l == weights.size()) {
                head.pack(parameters, forBackward);
            } else {
                weights.get(l).pack(parameters, offsets[l], task - first[l], forBackward);
            }
        });
    }

    private void sumGradients(int chunks) {
        workers.run(stretches(), s -> Arrays.fill(gradients, s * STRETCH, end(s), 0));
        int[] first = firstTasks();
        workers.run(first[weights.size()] + head.gradientTasks(), task -> {
            int l = layerOf(first, task);
            FloatScratch mine = scratch.get();
            for (int c = 0; c < chunks; c++) {
                FloatChunk chunk = trainChunks.get(c);
                if (l == weights.size()) {
                    chunk.addHeadGradients(task - first[l], gradients, mine);
                } else {
                    chunk.addLayerGradients(l, task - first[l], gradients, offsets[l], mine);
                }
            }
        });
    }

    /** Number of the first task of each layer, one task a gate; the head's last. */
    private int[] firstTasks() {
        int[] first = new int[weights.size() + 1];
        for (int l = 0; l < weights.size(); l++) {
            first[l + 1] = first[l] + weights.get(l).shape().cell().gates().size();
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

    private double gradientNorm() {
        workers.run(stretches(), s -> {
            double sum = 0;
            for (int j = s * STRETCH; j < end(s); j++) {
                sum += (double) gradients[j] * gradients[j];
            }
            squares[s] = sum;
        });
        return Math.sqrt(sum(squares));
    }

    private int end(int stretch) {
        return Math.min(parameters.length, (stretch + 1) * STRETCH);
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
        return gradients.clone();
    }

    @Override
    public void close() {
        trainChunks.clear();
        evaluationChunks.clear();
    }
}
