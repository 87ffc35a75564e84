package org.rnn4j.models.layer;

import java.util.Collection;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Layout of a layer's parameters within its slice of the network's flat vector, and their initial values. */
abstract class LayerParameters implements ParamInitializer {

    /** Named views of {@code flat}, in memory order; {@code flat} holds parameters or their gradients. */
    abstract Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat);

    /** Overwrites {@code flat} with the initial values. */
    abstract void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex);

    /** Fills an array with uniform values in ±limit, in row-major order. */
    static void uniform(INDArray array, double limit, Random random) {
        double[] values = random.doubles(array.length(), -limit, limit).toArray();
        array.assign(Nd4j.createFromArray(values).castTo(array.dataType()).reshape('c', array.shape()));
    }

    /** Fills an array with standard normal values, in row-major order. */
    static void normal(INDArray array, Random random) {
        double[] values = DoubleStream.generate(random::nextGaussian)
                .limit(array.length())
                .toArray();
        array.assign(Nd4j.createFromArray(values).castTo(array.dataType()).reshape('c', array.shape()));
    }

    /** Attaches a new layer to the network and to its parameters. */
    final <L extends BaseLayer<?>> L connect(
            L layer, Collection<TrainingListener> listeners, int layerIndex, INDArray flat, boolean initialize) {
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(flat);
        layer.setParamTable(init(layer.conf(), flat, initialize, layerIndex));
        return layer;
    }

    private Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean initialize, int layerIndex) {
        if (initialize) {
            start(conf, flat, layerIndex);
        }
        Map<String, INDArray> views = views(conf, flat);
        views.keySet().forEach(conf::addVariable);
        return views;
    }

    @Override
    public final Map<String, INDArray> init(NeuralNetConfiguration conf, INDArray flat, boolean initialize) {
        return init(conf, flat, initialize, 0);
    }

    @Override
    public final Map<String, INDArray> getGradientsFromFlattened(NeuralNetConfiguration conf, INDArray gradient) {
        return views(conf, gradient);
    }

    @Override
    public final long numParams(NeuralNetConfiguration conf) {
        return numParams(conf.getLayer());
    }

    @Override
    public final boolean isWeightParam(Layer layer, String key) {
        return weightKeys(layer).contains(key);
    }

    @Override
    public final boolean isBiasParam(Layer layer, String key) {
        return biasKeys(layer).contains(key);
    }
}
