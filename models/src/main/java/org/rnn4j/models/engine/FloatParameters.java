package org.rnn4j.models.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.models.parallel.Workers;

/**
 * The flat parameters of a network, their gradients and the state of the update rule, on the heap. Where a matrix is tied,
 * only its first copy is used and updated; {@link #save} makes the second equal.
 */
public final class FloatParameters {
    private static final int BLOCK = 1 << 15;

    private final Workers workers;
    private final TiedMatrix tied;
    private final FloatStore store;
    private final FloatUpdateRule rule;
    /** Elements {@code from} to {@code to} each; a frozen table and the second copy of a tied matrix are in none. */
    private final List<int[]> blocks = new ArrayList<>();

    private final double[] squares;
    public final float[] values;
    final float[] gradients;
    private final float[][] state;
    private long iterations;

    /**
     * Parameters as they are now.
     *
     * @param frozen how many at the start stay as they are
     * @param tied null = none
     */
    public FloatParameters(
            float[] values,
            float[][] state,
            long iterations,
            FloatUpdateRule rule,
            int frozen,
            TiedMatrix tied,
            FloatStore store,
            Workers workers) {
        this.values = values;
        this.state = state;
        this.iterations = iterations;
        this.rule = rule;
        this.tied = tied;
        this.store = store;
        this.workers = workers;
        gradients = new float[values.length];
        if (tied == null) {
            cut(frozen, values.length);
        } else {
            cut(frozen, tied.to());
            cut(tied.to() + tied.length(), values.length);
        }
        squares = new double[blocks.size()];
    }

    private void cut(int from, int to) {
        for (int at = from; at < to; at += BLOCK) {
            blocks.add(new int[] {at, Math.min(to, at + BLOCK)});
        }
    }

    /** Saves all where it is kept. */
    SavedNetwork save() {
        follow(values);
        for (float[] array : state) {
            follow(array);
        }
        return store.save(values, state, iterations);
    }

    private void follow(float[] flat) {
        if (tied != null) {
            System.arraycopy(flat, tied.from(), flat, tied.to(), tied.length());
        }
    }

    /** Where the output layer's W is trained. */
    public int headWeights(int own) {
        return tied == null ? own : tied.from();
    }

    /** Updates so far. */
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

    /** Counts an iteration and, unless the norm is not finite, updates: gradients longer than {@code clipNorm} scaled down. */
    void update(double norm, double learningRate, double clipNorm) {
        iterations++;
        if (Double.isFinite(norm)) {
            float clip = clipNorm > 0 && norm > clipNorm ? (float) (clipNorm / norm) : 1;
            workers.run(
                    blocks.size(),
                    s -> rule.update(
                            values,
                            gradients,
                            state,
                            blocks.get(s)[0],
                            blocks.get(s)[1],
                            clip,
                            learningRate,
                            iterations));
        }
    }
}
