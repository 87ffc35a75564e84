package org.rnn4j.models.layer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.Block;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.kernel.InitialWeights;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Layout of a layer's parameters in the network's flat vector, and their initial values. Names are W, U, b; in a
 * bidirectional layer fW, fU, fb, then bW, bU, bb.
 */
final class RecurrentParameters extends LayerParameters {
    static final RecurrentParameters INSTANCE = new RecurrentParameters();

    /** Arrays of one direction, in memory order; a cell without a recurrent matrix has no U. */
    enum Kind {
        W("W"),
        U("U"),
        B("b");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    private RecurrentParameters() {}

    static String key(Recurrent layer, int direction, Kind kind) {
        return (layer.isBidirectional() ? (direction == 0 ? "f" : "b") : "") + kind.key;
    }

    static List<String> keys(Recurrent layer, Kind... kinds) {
        List<String> keys = new ArrayList<>();
        for (int d = 0; d < layer.directions(); d++) {
            for (Kind kind : kinds) {
                if (kind != Kind.U || layer.cellShape().recurrentColumns() > 0) {
                    keys.add(key(layer, d, kind));
                }
            }
        }
        return keys;
    }

    /** Arrays of every direction; the map has the keys of {@link #keys}. */
    static List<Weights> weights(Recurrent layer, Map<String, INDArray> byKey) {
        List<Weights> directions = new ArrayList<>();
        for (int d = 0; d < layer.directions(); d++) {
            directions.add(new Weights(
                    layer.cellShape(),
                    byKey.get(key(layer, d, Kind.W)),
                    byKey.get(key(layer, d, Kind.U)),
                    byKey.get(key(layer, d, Kind.B))));
        }
        return directions;
    }

    @Override
    Map<String, INDArray> views(NeuralNetConfiguration conf, INDArray flat) {
        Recurrent layer = (Recurrent) conf.getLayer();
        CellShape shape = layer.cellShape();
        INDArray vector = flat.reshape(flat.length());
        Map<String, INDArray> views = new LinkedHashMap<>();
        for (int d = 0; d < layer.directions(); d++) {
            long from = d * shape.parameterCount();
            INDArray block = Views.range(vector, 0, from, from + shape.parameterCount());
            Weights direction = Weights.viewsOf(block, shape);
            views.put(key(layer, d, Kind.W), direction.w());
            if (direction.u() != null) {
                views.put(key(layer, d, Kind.U), direction.u());
            }
            views.put(key(layer, d, Kind.B), direction.b());
        }
        return views;
    }

    @Override
    void start(NeuralNetConfiguration conf, INDArray flat, int layerIndex) {
        Recurrent layer = (Recurrent) conf.getLayer();
        List<Weights> directions = weights(layer, views(conf, flat));
        for (int d = 0; d < directions.size(); d++) {
            draw(layer, directions.get(d), 31 * (31 * conf.getSeed() + layerIndex) + d);
        }
    }

    private static void draw(Recurrent layer, Weights weights, long seed) {
        InitialWeights.draw(weights, seed);
        CellShape shape = weights.shape();
        for (String gate : shape.cell().gates()) {
            draw(layer.inputWeightInit(), weights.get("W_" + gate), shape);
            if (shape.has(Block.Kind.RECURRENT, gate)) {
                draw(layer.getWeightInitFnRecurrent(), weights.get("U_" + gate), shape);
            }
        }
    }

    /** Draws one gate with a DL4J initializer, if one is configured; from ND4J's global generator, as in DL4J. */
    private static void draw(IWeightInit init, INDArray gate, CellShape shape) {
        if (init != null) {
            INDArray fresh = Nd4j.createUninitialized(gate.dataType(), gate.length());
            gate.assign(init.init((double) gate.size(0), shape.hiddenSize(), gate.shape(), 'c', fresh));
        }
    }

    @Override
    public long numParams(Layer layer) {
        Recurrent recurrent = (Recurrent) layer;
        return recurrent.directions() * recurrent.cellShape().parameterCount();
    }

    @Override
    public List<String> paramKeys(Layer layer) {
        return keys((Recurrent) layer, Kind.values());
    }

    @Override
    public List<String> weightKeys(Layer layer) {
        return keys((Recurrent) layer, Kind.W, Kind.U);
    }

    @Override
    public List<String> biasKeys(Layer layer) {
        return keys((Recurrent) layer, Kind.B);
    }
}
