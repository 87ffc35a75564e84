package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.parallel.Workers;

/**
 * The flat parameters of a DL4J network, their gradients and the state of the update rule, on the heap. Where a matrix is
 * tied, only its first copy is used and updated; {@link #write} makes the second equal.
 */
final class FloatParameters {
    private static final int STRETCH = 1 << 15;

    private final MultiLayerNetwork network;
    private final Workers workers;
    private final Tying tying;
    private final FloatUpdateRule rule;
    /** Elements {@code from} to {@code to} each; a frozen table and the second copy of a tied matrix are in none. */
    private final List<int[]> stretches = new ArrayList<>();

    private final double[] squares;
    final float[] values;
    final float[] gradients;
    private final float[][] state;
    private long iterations;

    FloatParameters(MultiLayerNetwork network, Workers workers) {
        this.network = network;
        this.workers = workers;
        tying = Tying.of(network);
        rule = FloatUpdateRule.of(((BaseLayer) network.getLayer(0).conf().getLayer()).getIUpdater());
        values = new float[(int) network.numParams()];
        gradients = new float[values.length];
        state = new float[rule.stateArrays()][values.length];
        int from = frozen(network);
        if (tying == null) {
            cut(from, values.length);
        } else {
            cut(from, tying.to());
            cut(tying.to() + tying.length(), values.length);
        }
        squares = new double[stretches.size()];
        read();
    }

    /** Parameters at the start that stay as they are. */
    private static int frozen(MultiLayerNetwork network) {
        return network.getLayer(0).conf().getLayer() instanceof TokenEmbedding table && table.isFrozen()
                ? (int) network.getLayer(0).numParams()
                : 0;
    }

    private void cut(int from, int to) {
        for (int at = from; at < to; at += STRETCH) {
            stretches.add(new int[] {at, Math.min(to, at + STRETCH)});
        }
    }

    private void read() {
        if (tying != null) {
            tying.require(network.params());
        }
        network.params().data().asNioFloat().get(values);
        INDArray updater = network.getUpdater().getStateViewArray();
        for (int i = 0; i < state.length; i++) {
            updater.data().asNioFloat().position(i * values.length).get(state[i]);
        }
        iterations = network.getLayerWiseConfigurations().getIterationCount();
    }

    /** Writes all back into the network. */
    void write() {
        follow(values);
        network.params().data().asNioFloat().put(values);
        INDArray updater = network.getUpdater().getStateViewArray();
        for (int i = 0; i < state.length; i++) {
            follow(state[i]);
            updater.data().asNioFloat().position(i * values.length).put(state[i]);
        }
        network.getLayerWiseConfigurations().setIterationCount((int) iterations);
    }

    private void follow(float[] flat) {
        if (tying != null) {
            System.arraycopy(flat, tying.from(), flat, tying.to(), tying.length());
        }
    }

    /** Where the output layer's W is trained. */
    int headWeights(int own) {
        return tying == null ? own : tying.from();
    }

    /** Updates so far. */
    long iterations() {
        return iterations;
    }

    void clearGradients() {
        workers.run(
                stretches.size(),
                s -> Arrays.fill(gradients, stretches.get(s)[0], stretches.get(s)[1], 0));
    }

    /** L2 norm of the gradients. */
    double gradientNorm() {
        workers.run(
                stretches.size(),
                s -> squares[s] = sumOfSquares(stretches.get(s)[0], stretches.get(s)[1]));
        return Math.sqrt(Arrays.stream(squares).sum());
    }

    private double sumOfSquares(int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += (double) gradients[j] * gradients[j];
        }
        return sum;
    }

    /** Counts an iteration and, unless the norm is not finite, updates: gradients longer than {@code clipNorm} scaled down. */
    void update(double norm, double learningRate, double clipNorm) {
        iterations++;
        if (Double.isFinite(norm)) {
            float clip = clipNorm > 0 && norm > clipNorm ? (float) (clipNorm / norm) : 1;
            workers.run(
                    stretches.size(),
                    s -> rule.update(
                            values,
                            gradients,
                            state,
                            stretches.get(s)[0],
                            stretches.get(s)[1],
                            clip,
                            learningRate,
                            iterations));
        }
    }
}
