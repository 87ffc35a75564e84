package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.models.parallel.Workers;

/**
 * The flat parameters of a network, their gradients and the state of the update rule, on the heap. Only the first copy of
 * a tied matrix is used and updated; {@link #save} copies it to the second.
 */
public final class FloatParameters {
    private static final int BLOCK = 1 << 15;

    private final Workers workers;
    private final TiedMatrix tied;
    private final FloatStore store;
    private final FloatUpdateRule rule;
    /** Ranges {@code [from, to)} of trained parameters, without a frozen table and the second copy of a tied matrix. */
    private final List<int[]> blocks = new ArrayList<>();

    private final double[] squares;
    private final List<FloatDecay> decays;
    public final float[] values;
    final float[] gradients;
    private final float[][] state;
    private long iterations;

    /**
     * Takes over the parameters and the state of the updater.
     *
     * @param state arrays of the update rule's state, each like {@code values}
     * @param iterations number of updates so far
     * @param decays ranges of parameters that decay
     * @param frozen number of parameters at the start that are excluded from training
     * @param tied matrix held twice; null = none
     * @param store destination of {@link #save}
     */
    public FloatParameters(
            float[] values,
            float[][] state,
            long iterations,
            FloatUpdateRule rule,
            List<FloatDecay> decays,
            int frozen,
            TiedMatrix tied,
            FloatStore store,
            Workers workers) {
        this.values = values;
        this.state = state;
        this.iterations = iterations;
        this.rule = rule;
        this.decays = List.copyOf(decays);
        this.tied = tied;
        this.store = store;
        this.workers = workers;
        gradients = new float[values.length];
        if (tied == null) {
            addBlocks(frozen, values.length);
        } else {
            addBlocks(frozen, tied.to());
            addBlocks(tied.to() + tied.length(), values.length);
        }
        squares = new double[blocks.size()];
    }

    private void addBlocks(int from, int to) {
        for (int at = from; at < to; at += BLOCK) {
            blocks.add(new int[] {at, Math.min(to, at + BLOCK)});
        }
    }

    /** Writes the parameters and the state of the updater to the store. */
    SavedNetwork save() {
        copyTied(values);
        for (float[] array : state) {
            copyTied(array);
        }
        return store.save(values, state, iterations);
    }

    /** Reads what was last saved. */
    void load() {
        iterations = store.load(values, state);
    }

    /**
     * Begins an average of the trained parameters.
     *
     * @param exchanged runs whenever the parameters have been exchanged with their average
     */
    WeightAverage average(Runnable exchanged) {
        return new FloatAverage(values, blocks, workers, exchanged);
    }

    private void copyTied(float[] flat) {
        if (tied != null) {
            System.arraycopy(flat, tied.from(), flat, tied.to(), tied.length());
        }
    }

    /** Offset of the trained copy of the output layer's W; {@code own} unless it is tied. */
    public int headWeights(int own) {
        return tied == null ? own : tied.from();
    }

    /** Number of updates so far. */
    long iterations() {
        return iterations;
    }

    void clearGradients() {
        workers.run(blocks.size(), s -> Arrays.fill(gradients, blocks.get(s)[0], blocks.get(s)[1], 0));
    }

    /** L2 norm of the gradients. */
    double gradientNorm() {
        workers.run(blocks.size(), s -> squares[s] = sumOfSquares(blocks.get(s)[0], blocks.get(s)[1]));
        return Math.sqrt(Arrays.stream(squares).sum());
    }

    private double sumOfSquares(int from, int to) {
        double sum = 0;
        for (int j = from; j < to; j++) {
            sum += (double) gradients[j] * gradients[j];
        }
        return sum;
    }

    /**
     * Updates the parameters, with the gradient scaled to {@code clipNorm} if it is longer. Counts the iteration, but skips
     * the update, if the norm is not finite.
     */
    void update(double norm, double learningRate, double clipNorm) {
        iterations++;
        if (Double.isFinite(norm)) {
            float clip = clipNorm > 0 && norm > clipNorm ? (float) (clipNorm / norm) : 1;
            workers.run(blocks.size(), s -> {
                int from = blocks.get(s)[0];
                int to = blocks.get(s)[1];
                decays.forEach(decay -> decay.apply(values, from, to, learningRate));
                rule.update(values, gradients, state, from, to, clip, learningRate, iterations);
            });
        }
    }
}
