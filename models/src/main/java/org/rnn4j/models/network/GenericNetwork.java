package org.rnn4j.models.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.layers.RecurrentLayer;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.BaseMultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.models.engine.Targets;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Kernel;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.WordEmbedding;

/**
 * Runs the body of a DL4J network on any ND4J backend, and updates the whole network. Each layer is run by its own
 * implementation, and DL4J's updater updates the parameters in place.
 *
 * <p>Dropout uses ND4J's global random generator, which is seeded before each training step that needs it.
 */
final class GenericNetwork {
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();

    final MultiLayerNetwork network;
    final DataType type;
    final INDArray parameters;
    final INDArray gradients;
    private final Kernel kernel;
    private final long seed;
    private final boolean drops;
    private final List<Layer> layers;
    private final Tying tying;
    private Kept kept;

    /** @param updater state of the updater; null if it has none */
    private record Kept(INDArray parameters, INDArray updater, int iterations) {}

    GenericNetwork(MultiLayerNetwork network, Kernel kernel, long seed) {
        this.network = network;
        this.kernel = kernel;
        this.seed = seed;
        network.getUpdater(); // allocates the gradients as well
        parameters = network.params().reshape(network.numParams());
        gradients = network.getFlattenedGradients().reshape(network.numParams());
        type = parameters.dataType();
        layers = Arrays.asList(network.getLayers()).subList(0, NetworkBody.depth(network));
        drops = Arrays.stream(network.getLayers())
                .anyMatch(layer ->
                        Dl4jLayers.regularisation(layer.conf().getLayer()).isRandom());
        tying = Tying.of(network);
        if (tying != null) {
            tying.require(parameters);
        }
    }

    /** The network, whose parameters and state of the updater are copied for {@link #revert}. */
    Dl4jNetwork saved() {
        INDArray updater = network.getUpdater().getStateViewArray();
        kept = new Kept(parameters.dup(), updater == null ? null : updater.dup(), iterations());
        return new Dl4jNetwork(network);
    }

    /** Returns to what {@link #saved} copied last. */
    void revert() {
        parameters.assign(kept.parameters);
        if (kept.updater != null) {
            network.getUpdater().getStateViewArray().assign(kept.updater);
        }
        network.getLayerWiseConfigurations().setIterationCount(kept.iterations);
    }

    /** Number of layers in the body. */
    int depth() {
        return layers.size();
    }

    <T> T compute(Supplier<T> work) {
        return Kernels.using(kernel, () -> Detached.compute(work));
    }

    /** Random seed for the next training step. */
    long stepSeed() {
        return seed * 31 + iterations();
    }

    /** Seeds ND4J's generator for the next training step, if it needs random numbers. */
    void seed() {
        if (drops) {
            Nd4j.getRandom().setSeed(stepSeed());
        }
    }

    /**
     * Runs the body and returns its outputs, [batch, features, time].
     *
     * @param lengths lengths of the sequences; null = no padding
     * @param before state before the first step; null = zeros
     * @param after receives the arrays of the state after the last valid step
     */
    INDArray forward(SequenceValues inputs, int[] lengths, RnnState before, boolean training, List<double[]> after) {
        INDArray x = array(inputs);
        INDArray mask = lengths == null ? null : mask(lengths, Targets.time(inputs));
        for (int l = 0; l < layers.size(); l++) {
            Layer layer = layers.get(l);
            x = prepared(l, x);
            layer.setMaskArray(mask);
            if (layer instanceof RecurrentLayer recurrent
                    && layer.conf().getLayer() instanceof Recurrent conf
                    && !conf.isBidirectional()) {
                List<String> names = conf.getCell().states();
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
        return prepared(layers.size(), x);
    }

    /** The inputs of each layer of the body, then the outputs of its last, [batch, features, time], without learning. */
    List<INDArray> activations(SequenceValues inputs, int[] lengths) {
        return compute(() -> {
            List<INDArray> all = new ArrayList<>();
            INDArray x = array(inputs);
            INDArray mask = lengths == null ? null : mask(lengths, Targets.time(inputs));
            for (int l = 0; l < layers.size(); l++) {
                x = prepared(l, x);
                all.add(x.dup('c'));
                layers.get(l).setMaskArray(mask);
                layers.get(l).setInput(x, NO_WORKSPACES);
                x = layers.get(l).activate(false, NO_WORKSPACES);
            }
            all.add(x.dup('c'));
            clear();
            return all;
        });
    }

    /** Applies the preprocessor of layer l to the outputs of the layer below; the head is the layer after the body's last. */
    private INDArray prepared(int l, INDArray given) {
        InputPreProcessor between = network.getLayerWiseConfigurations().getInputPreProcess(l);
        return between == null ? given : between.preProcess(given, (int) given.size(0), NO_WORKSPACES);
    }

    private INDArray unprepared(int l, INDArray gradient) {
        InputPreProcessor between = network.getLayerWiseConfigurations().getInputPreProcess(l);
        return between == null ? gradient : between.backprop(gradient, (int) gradient.size(0), NO_WORKSPACES);
    }

    /** The inputs as an array for the first layer. */
    INDArray array(SequenceValues inputs) {
        if (inputs instanceof WordIds words) {
            return network.getLayer(0).conf().getLayer() instanceof WordEmbedding
                    ? WordEmbedding.input(words, DataType.INT32)
                    : array(words.words());
        }
        if (inputs instanceof TokenIds ids) {
            return Nd4j.createFromArray(ids.ids()).reshape('c', ids.batch(), 1, ids.time());
        }
        if (inputs instanceof RealVectors vectors) {
            return Nd4j.createFromArray(vectors.values())
                    .castTo(type)
                    .reshape('c', vectors.batch(), vectors.features(), vectors.time());
        }
        if (inputs instanceof Images images) {
            return Nd4j.createFromArray(images.values())
                    .castTo(type)
                    .reshape('c', images.batch(), images.channels(), images.height(), images.width());
        }
        if (inputs instanceof Frames frames) {
            return Nd4j.createFromArray(frames.values())
                    .castTo(type)
                    .reshape('c', frames.batch(), frames.time(), frames.channels(), frames.height(), frames.width());
        }
        throw new IllegalArgumentException("not an input of a network: " + inputs);
    }

    /** Mask [batch, time]: 1 for valid steps, 0 for padding. */
    private INDArray mask(int[] lengths, int time) {
        float[] ones = new float[lengths.length * time];
        for (int b = 0; b < lengths.length; b++) {
            Arrays.fill(ones, b * time, b * time + lengths[b], 1);
        }
        return Nd4j.createFromArray(ones).castTo(type).reshape('c', lengths.length, time);
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

    /** Runs the body backward from the gradient of the outputs of {@link #forward}. */
    void backward(INDArray gradient) {
        INDArray epsilon = unprepared(layers.size(), gradient);
        for (int l = layers.size() - 1; l >= 0; l--) {
            epsilon = layers.get(l).backpropGradient(epsilon, NO_WORKSPACES).getSecond();
            epsilon = l == 0 ? null : unprepared(l, epsilon); // no layer below
        }
        clear();
    }

    /** Releases what the last pass kept. */
    void clear() {
        for (Layer layer : layers) {
            layer.clear();
        }
    }

    /**
     * Clips the gradient and updates the parameters, unless the loss or the gradient is not finite.
     *
     * @return L2 norm of the gradient before clipping
     */
    double update(double loss, double learningRate, double clipNorm) {
        if (tying != null) {
            tying.source(gradients).addi(tying.target(gradients));
            tying.target(gradients).assign(0);
        }
        double norm = gradients.castTo(DataType.DOUBLE).norm2Number().doubleValue();
        int iteration = iterations();
        network.getLayerWiseConfigurations().setIterationCount(iteration + 1);
        if (Double.isFinite(loss) && Double.isFinite(norm)) {
            if (clipNorm > 0 && norm > clipNorm) {
                gradients.muli(clipNorm / norm);
            }
            if (tying != null) {
                tying.follow(gradients); // both copies get the same update
            }
            toUpdates(learningRate, iteration);
            parameters.subi(gradients);
        }
        return norm;
    }

    private int iterations() {
        return network.getLayerWiseConfigurations().getIterationCount();
    }

    /** Replaces the gradients with the updates of DL4J's updater, whose configuration is restored afterwards. */
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

    /** Creates a state from the arrays that {@link #forward} added. */
    static RnnState state(int batch, List<double[]> after) {
        return RnnState.of(batch, after.toArray(double[][]::new));
    }
}
