package org.rnn4j.models.kernel;

import java.util.Random;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.cell.Block;
import org.rnn4j.models.cell.CellShape;

/**
 * Default initial values of a cell, as in Keras and TensorFlow: W_k Glorot-uniform over the whole array W, every U_k a
 * random orthogonal matrix, every diagonal v_k uniform in [0, 1), biases zero, gains one. Drawn from a dedicated seed,
 * never from ND4J's global generator.
 *
 * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio, 2010</a>
 * @see <a href="https://arxiv.org/abs/1312.6120">Saxe et al., 2013, on orthogonal matrices</a>
 * @see <a href="https://arxiv.org/abs/1803.04831">Li et al., 2018, on diagonals</a>
 */
public final class InitialWeights {
    private InitialWeights() {}

    /** Overwrites all parameters; deterministic for a given seed, shape and precision. */
    public static void draw(Weights weights, long seed) {
        drawInput(weights, seed);
        drawRecurrent(weights, seed);
        weights.b().assign(0);
        Random random = new Random(mix(seed, 3));
        int hidden = weights.shape().hiddenSize();
        for (Block block : weights.shape().cell().blocks()) {
            switch (block.kind()) {
                case INPUT, RECURRENT -> {} // drawn above
                case BIAS, RECURRENT_BIAS -> {} // zero
                case DIAGONAL ->
                    weights.get(block.name())
                            .assign(Nd4j.createFromArray(random.doubles(hidden).toArray()));
                case GAIN -> weights.get(block.name()).assign(1);
            }
        }
    }

    /** Overwrites only W. */
    public static void drawInput(Weights weights, long seed) {
        Random random = new Random(mix(seed, 1));
        CellShape shape = weights.shape();
        double limit = Math.sqrt(6.0 / (shape.inputSize() + (double) shape.gateColumns()));
        INDArray w = weights.w();
        double[] row = new double[shape.gateColumns()];
        for (int i = 0; i < shape.inputSize(); i++) {
            for (int j = 0; j < row.length; j++) {
                row[j] = (2 * random.nextDouble() - 1) * limit;
            }
            Views.range(w, 0, i, i + 1L).assign(Nd4j.createFromArray(row).castTo(w.dataType()));
        }
    }

    /** Overwrites only U. */
    public static void drawRecurrent(Weights weights, long seed) {
        Random random = new Random(mix(seed, 2));
        for (Block block : weights.shape().cell().blocks()) {
            if (block.kind() == Block.Kind.RECURRENT) {
                weights.get(block.name()).assign(orthogonal(weights.shape().hiddenSize(), random));
            }
        }
    }

    /**
     * Q of the QR decomposition of a Gaussian matrix [size, size], with signs such that Q is uniformly distributed.
     */
    private static INDArray orthogonal(int size, Random random) {
        double[] gaussian = new double[size * size];
        for (int i = 0; i < gaussian.length; i++) {
            gaussian[i] = random.nextGaussian();
        }
        if (size == 1) {
            return Nd4j.scalar(Math.signum(gaussian[0])).reshape(1, 1);
        }
        INDArray q = Nd4j.createFromArray(gaussian).reshape('f', size, size).dup('f');
        INDArray r = Nd4j.createUninitialized(DataType.DOUBLE, new long[] {size, size}, 'f');
        Nd4j.getBlasWrapper().lapack().geqrf(q, r);
        double[] signs = new double[size];
        for (int i = 0; i < size; i++) {
            signs[i] = r.getDouble(i, i) < 0 ? -1 : 1;
        }
        return q.muliRowVector(Nd4j.createFromArray(signs));
    }

    private static long mix(long seed, long stream) {
        return seed * 0x9E3779B97F4A7C15L + stream;
    }
}
