package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.Recurrent;

/**
 * The language model on any ND4J backend: the layers of a DL4J network are run by their own implementations, and DL4J's
 * updater moves the parameters, which stay in the network all the time. Computes what {@link FloatLanguageModel} computes.
 *
 * <p>Dropout draws from ND4J's global generator, which is seeded anew before each step that drops.
 */
public final class GenericLanguageModel implements LanguageModel {
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

    private final MultiLayerNetwork network;
    private final Kernel kernel;
    private final long seed;
    private final boolean drops;
    private final DataType type;
    private final List<Layer> layers = new ArrayList<>();
    private final GenericHead head;
    private final Tying tying;
    private final INDArray parameters;
    private final INDArray gradients;

    /**
     * A model around an initialised network.
     *
     * @param kernel that its recurrent layers use
     * @param seed of dropout
     */
    public GenericLanguageModel(MultiLayerNetwork network, Kernel kernel, long seed) {
        this.network = network;
        this.kernel = kernel;
        this.seed = seed;
        network.getUpdater(); // makes room for the gradients, too
        parameters = network.params().reshape(network.numParams());
        gradients = network.getFlattenedGradients().reshape(network.numParams());
        type = parameters.dataType();
        layers.addAll(Arrays.asList(network.getLayers()).subList(0, network.getnLayers() - 1));
        drops = Arrays.stream(network.getLayers())
                .anyMatch(
                        layer -> LayerRegularisation.of(layer.conf().getLayer()).isRandom());
        RnnOutputLayer output =
                (RnnOutputLayer) network.getLayer(layers.size()).conf().getLayer();
        head = new GenericHead(output, parameters, gradients);
        tying = Tying.of(network);
        if (tying != null) {
            tying.require(parameters);
        }
    }

    @Override
    public MultiLayerNetwork network() {
        return network;
    }

    @Override
    public synchronized Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        return compute(() -> {
            if (drops) {
                Nd4j.getRandom().setSeed(seed * 31 + iterations());
            }
            long targets = targets(batch);
            Outcome forward = forward(batch, before, true);
            backward(batch, 1.0 / targets);
            double norm = update(learningRate, clipNorm);
            return new Outcome(forward.lossNats(), targets, norm, forward.after());
        });
    }

    @Override
    public synchronized Outcome evaluate(SequenceBatch batch, RnnState before) {
        return compute(() -> {
            Outcome outcome = forward(batch, before, false);
            clear();
            return outcome;
        });
    }

    @Override
    public synchronized Prediction step(int[] tokens, RnnState before) {
        return compute(() -> {
            List<double[]> after = new ArrayList<>();
            INDArray h = recur(new TokenIds(tokens.length, 1, tokens), null, before, false, after);
            float[][] logits = head.forward(h, false).castTo(DataType.FLOAT).toFloatMatrix();
            clear();
            return new Prediction(logits, RnnState.of(tokens.length, after.toArray(double[][]::new)));
        });
    }

    private <T> T compute(Supplier<T> work) {
        return Kernels.using(kernel, () -> Detached.compute(work));
    }

    private Outcome forward(SequenceBatch batch, RnnState before, boolean training) {
        TokenIds ids = (TokenIds) batch.inputs();
        List<double[]> after = new ArrayList<>();
        head.forward(recur(ids, mask(batch), before, training, after), training);
        double nats = head.loss(targetRows(batch), validRows(batch, 1));
        RnnState state = RnnState.of(ids.batch(), after.toArray(double[][]::new));
        return new Outcome(nats, targets(batch), Double.NaN, state);
    }

    /** Runs all layers but the head: what the last one gives, [batch, hidden, time]. */
    private INDArray recur(TokenIds ids, INDArray mask, RnnState before, boolean training, List<double[]> after) {
        INDArray x = Nd4j.createFromArray(ids.ids()).reshape('c', ids.batch(), 1, ids.time());
        for (Layer layer : layers) {
            layer.setMaskArray(mask);
            if (layer instanceof RecurrentLayer recurrent) {
                List<String> names =
                        ((Recurrent) layer.conf().getLayer()).getCell().states();
                recurrent.rnnSetTBPTTState(before == null ? Map.of() : state(before, after.size(), names));
                x = recurrent.rnnActivateUsingStoredState(x, training, true, NO_WORKSPACES);
                Map<String, INDArray> reached = recurrent.rnnGetTBPTTState();
                names.forEach(name -> after.add(values(reached.get(name))));
                recurrent.rnnClearPreviousState();
            } else {
                layer.setInput(x, NO_WORKSPACES);
                x = layer.activate(training, NO_WORKSPACES);
            }
        }
        return x;
    }

    private Map<String, INDArray> state(RnnState state, int firstPart, List<String> names) {
        Map<String, INDArray> arrays = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            INDArray part = Nd4j.createFromArray(state.part(firstPart + i)).castTo(type);
            arrays.put(names.get(i), part.reshape('c', state.batch(), state.width(firstPart + i)));
        }
        return arrays;
    }

    private static double[] values(INDArray array) {
        return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector();
    }

    private void backward(SequenceBatch batch, double scale) {
        INDArray epsilon = head.backward(targetRows(batch), validRows(batch, scale));
        for (int l = layers.size() - 1; l >= 0; l--) {
            epsilon = layers.get(l).backpropGradient(epsilon, NO_WORKSPACES).getSecond();
        }
        clear();
    }

    private void clear() {
        head.clear();
        for (Layer layer : layers) {
            layer.clear();
        }
    }

    /** Clips and updates, unless the gradient is not finite; gives its L2 norm before clipping. */
    private double update(double learningRate, double clipNorm) {
        if (tying != null) {
            tying.source(gradients).addi(tying.target(gradients));
            tying.target(gradients).assign(0);
        }
        double norm = gradients.castTo(DataType.DOUBLE).norm2Number().doubleValue();
        int iteration = iterations();
        network.getLayerWiseConfigurations().setIterationCount(iteration + 1);
        if (Double.isFinite(norm)) {
            if (clipNorm > 0 && norm > clipNorm) {
                gradients.muli(clipNorm / norm);
            }
            if (tying != null) {
                tying.follow(gradients); // both copies move alike
            }
            toUpdates(learningRate, iteration);
            parameters.subi(gradients);
        }
        return norm;
    }

    private int iterations() {
        return network.getLayerWiseConfigurations().getIterationCount();
    }

    /** Turns gradients into updates by DL4J's updater; its configuration is as before afterwards. */
    private void toUpdates(double learningRate, int iteration) {
        BaseMultiLayerUpdater<?> updater = (BaseMultiLayerUpdater<?>) network.getUpdater();
        List<IUpdater> rules = updater.getUpdaterBlocks().stream()
                .<IUpdater>map(block -> block.getGradientUpdater().getConfig())
                .toList();
        double[] configured =
                rules.stream().mapToDouble(rule -> rule.getLearningRate(0, 0)).toArray();
        rules.forEach(rule -> rule.setLrAndSchedule(learningRate, null));
        try {
            DefaultGradient gradient = new DefaultGradient(network.getFlattenedGradients());
            updater.update(gradient, iteration, 0, 1, NO_WORKSPACES);
        } finally {
            for (int i = 0; i < configured.length; i++) {
                rules.get(i).setLrAndSchedule(configured[i], null);
            }
        }
    }

    private static long targets(SequenceBatch batch) {
        TokenIds ids = (TokenIds) batch.targets();
        return batch.lengths() == null
                ? (long) ids.batch() * ids.time()
                : Arrays.stream(batch.lengths()).asLongStream().sum();
    }

    /** [batch, time] of ones, then zeros; null where nothing is padded. */
    private INDArray mask(SequenceBatch batch) {
        if (batch.lengths() == null) {
            return null;
        }
        TokenIds ids = (TokenIds) batch.inputs();
        return validRows(batch, 1).reshape('c', ids.time(), ids.batch()).transpose();
    }

    /** {@code value} for every valid row, zero for padding, [time * batch]. */
    private INDArray validRows(SequenceBatch batch, double value) {
        TokenIds ids = (TokenIds) batch.targets();
        double[] rows = new double[ids.batch() * ids.time()];
        for (int b = 0; b < ids.batch(); b++) {
            int length = batch.lengths() == null ? ids.time() : batch.lengths()[b];
            for (int t = 0; t < length; t++) {
                rows[t * ids.batch() + b] = value;
            }
        }
        return Nd4j.createFromArray(rows).castTo(type);
    }

    /** Targets, time-major. */
    private static INDArray targetRows(SequenceBatch batch) {
        TokenIds ids = (TokenIds) batch.targets();
        int[] rows = new int[ids.ids().length];
        for (int t = 0; t < ids.time(); t++) {
            for (int b = 0; b < ids.batch(); b++) {
                rows[t * ids.batch() + b] = ids.at(b, t);
            }
        }
        return Nd4j.createFromArray(rows);
    }

    @Override
    public void close() {}
}
