package org.rnn4j.models.network;

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
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.SequenceValues;
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
 * The body of a DL4J network on any ND4J backend, and the updates of the whole: layers of any kind are run by their own
 * implementations, and DL4J's updater moves the parameters, which stay in the network all the time.
 *
 * <p>Dropout draws from ND4J's global generator, which is seeded anew before each step that drops.
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

    GenericNetwork(MultiLayerNetwork network, Kernel kernel, long seed) {
        this.network = network;
        this.kernel = kernel;
        this.seed = seed;
        network.getUpdater(); // makes room for the gradients, too
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

    /** Layers of the body. */
    int depth() {
        return layers.size();
    }

    <T> T compute(Supplier<T> work) {
        return Kernels.using(kernel, () -> Detached.compute(work));
    }

    /** Of what the step that follows draws. */
    long stepSeed() {
        return seed * 31 + iterations();
    }

    /** Seeds ND4J's generator for the step that follows, where that draws anything. */
    void seed() {
        if (drops) {
            Nd4j.getRandom().setSeed(stepSeed());
        }
    }

    /**
     * Runs the body: what it gives, [batch, features, time].
     *
     * @param lengths null = every step is valid
     * @param after takes the parts of the state after the last valid steps
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

    /** What layer l reads of what the one below gave; the head is the layer above the body's last. */
    private INDArray prepared(int l, INDArray given) {
        InputPreProcessor between = network.getLayerWiseConfigurations().getInputPreProcess(l);
        return between == null ? given : between.preProcess(given, (int) given.size(0), NO_WORKSPACES);
    }

    private INDArray unprepared(int l, INDArray gradient) {
        InputPreProcessor between = network.getLayerWiseConfigurations().getInputPreProcess(l);
        return between == null ? gradient : between.backprop(gradient, (int) gradient.size(0), NO_WORKSPACES);
    }

    /** Inputs as the first layer reads them. */
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
        throw new IllegalArgumentException("a network cannot read " + inputs);
    }

    /** [batch, time] of ones, then zeros. */
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

    /** Runs the body backward from the gradient of what {@link #forward} gave. */
    void backward(INDArray gradient) {
        INDArray epsilon = unprepared(layers.size(), gradient);
        for (int l = layers.size() - 1; l >= 0; l--) {
            epsilon = layers.get(l).backpropGradient(epsilon, NO_WORKSPACES).getSecond();
            epsilon = l == 0 ? null : unprepared(l, epsilon); // nothing learns below
        }
        clear();
    }

    /** Forgets what the last pass kept. */
    void clear() {
        for (Layer layer : layers) {
            layer.clear();
        }
    }

    /** Clips and updates, unless the gradient is not finite; gives its L2 norm before clipping. */
    double update(double learningRate, double clipNorm) {
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

    /** The state whose parts {@link #forward} gave. */
    static RnnState state(int batch, List<double[]> after) {
        return RnnState.of(batch, after.toArray(double[][]::new));
    }
}
