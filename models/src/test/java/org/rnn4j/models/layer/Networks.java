package org.rnn4j.models.layer;

import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Small DL4J networks and their data. */
final class Networks {
    static final long SEED = 12;

    private Networks() {}

    static NeuralNetConfiguration.Builder settings(DataType precision, IUpdater updater) {
        return new NeuralNetConfiguration.Builder()
                .seed(SEED)
                .dataType(precision)
                .updater(updater);
    }

    static RnnOutputLayer head(int features, int classes) {
        return new RnnOutputLayer.Builder(LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .nIn(features)
                .nOut(classes)
                .build();
    }

    static MultiLayerNetwork network(NeuralNetConfiguration.Builder settings, Layer... layers) {
        MultiLayerNetwork network = new MultiLayerNetwork(settings.list(layers).build());
        network.init();
        return network;
    }

    /** Gaussian vectors [batch, features, time]. */
    static INDArray vectors(DataType type, int batch, int features, int time, long seed) {
        Random random = new Random(seed);
        double[] values = random.doubles((long) batch * features * time, -1, 1).toArray();
        return Nd4j.createFromArray(values).castTo(type).reshape('c', batch, features, time);
    }

    /** Random ids [batch, 1, time]. */
    static INDArray ids(DataType type, int batch, int vocabulary, int time, long seed) {
        Random random = new Random(seed);
        int[] ids = random.ints((long) batch * time, 0, vocabulary).toArray();
        return Nd4j.createFromArray(ids).castTo(type).reshape('c', batch, 1, time);
    }

    /** The one-hot vectors [batch, vocabulary, time] of ids [batch, 1, time]. */
    static INDArray oneHot(INDArray ids, int vocabulary) {
        INDArray hot = Nd4j.zeros(ids.dataType(), ids.size(0), vocabulary, ids.size(2));
        for (int b = 0; b < ids.size(0); b++) {
            for (int t = 0; t < ids.size(2); t++) {
                hot.putScalar(new int[] {b, ids.getInt(b, 0, t), t}, 1);
            }
        }
        return hot;
    }

    /** Mask [batch, time]: ones up to each length, then zeros. */
    static INDArray mask(DataType type, int time, int... lengths) {
        INDArray mask = Nd4j.zeros(type, lengths.length, time);
        for (int b = 0; b < lengths.length; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                mask.putScalar(b, t, 1);
            }
        }
        return mask;
    }

    static double distance(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }
}
