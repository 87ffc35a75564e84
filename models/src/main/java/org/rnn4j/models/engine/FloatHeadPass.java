package org.rnn4j.models.engine;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatScratch;
import org.rnn4j.models.kernel.fused.FloatSoftmax;

/**
 * The head over one chunk of a batch: softmax cross-entropy of integer targets, forward and backward. Only the valid rows
 * are computed; they are copied together where some are padding. Logits {@code [rows, vocabulary]} are held once, and
 * their gradient takes their place.
 */
final class FloatHeadPass {
    /** Rows whose logits are computed at once: enough to use each block of W well, few enough to stay in a cache. */
    private static final int TILE = 128;

    private final FloatHead head;
    private float[] logits = new float[0];
    private float[] together = new float[0];
    private int[] validTargets = new int[0];
    private float[] validGradient = new float[0];
    private final float[] biasGradient;

    private float[] h;
    private int hAt;
    private int rows;
    private int time;
    private int count;
    private int[] active;

    FloatHeadPass(FloatHead head) {
        this.head = head;
        biasGradient = new float[head.vocabulary];
    }

    /**
     * Takes what the head reads.
     *
     * @param values {@code [time * count, hidden]} from {@code from}; not copied where every row is valid
     * @param activeByStep sequences that are still running, by step
     */
    void read(float[] values, int from, int timeSteps, int sequences, int[] activeByStep) {
        h = values;
        hAt = from;
        time = timeSteps;
        count = sequences;
        active = activeByStep;
        rows = 0;
        for (int t = 0; t < time; t++) {
            rows += active[t];
        }
        if (padded()) {
            together = atLeast(together, rows * head.hidden);
            for (int t = 0, row = 0; t < time; row += active[t], t++) {
                int at = from + t * count * head.hidden;
                System.arraycopy(values, at, together, row * head.hidden, active[t] * head.hidden);
            }
            h = together;
            hAt = 0;
        }
    }

    private boolean padded() {
        return rows < time * count;
    }

    /**
     * Loss in nats, summed over valid steps.
     *
     * @param targets {@code [time * count]}
     * @param scale of the gradient that is kept for {@link #inputGradient}; 0 = none is
     */
    double loss(int[] targets, float scale) {
        int[] wanted = padded() ? valid(targets) : targets;
        boolean keeps = scale != 0;
        logits = atLeast(logits, (keeps ? rows : Math.min(rows, TILE)) * head.vocabulary);
        Arrays.fill(biasGradient, 0);
        double nats = 0;
        for (int row = 0; row < rows; row += TILE) {
            int some = Math.min(TILE, rows - row);
            int at = keeps ? row * head.vocabulary : 0;
            head.logits(h, hAt + row * head.hidden, logits, at, some);
            for (int r = 0; r < some; r++) {
                int from = at + r * head.vocabulary;
                nats += FloatSoftmax.crossEntropy(logits, from, head.vocabulary, wanted[row + r], scale);
                if (keeps) {
                    FloatHead.add(logits, from, biasGradient, 0, head.vocabulary); // while the row is in the cache
                }
            }
        }
        return nats;
    }

    private int[] valid(int[] targets) {
        if (validTargets.length < rows) {
            validTargets = new int[rows];
        }
        for (int t = 0, row = 0; t < time; row += active[t], t++) {
            System.arraycopy(targets, t * count, validTargets, row, active[t]);
        }
        return validTargets;
    }

    /** Logits of every row, {@code [rows, vocabulary]}. */
    float[] logits() {
        logits = atLeast(logits, rows * head.vocabulary);
        head.logits(h, hAt, logits, 0, rows);
        return logits;
    }

    /** dLoss/dh, {@code [time * count, hidden]}; rows of padding are left as they are. */
    void inputGradient(float[] gradient) {
        if (!padded()) {
            head.inputGradient(logits, gradient, rows);
            return;
        }
        validGradient = atLeast(validGradient, rows * head.hidden);
        head.inputGradient(logits, validGradient, rows);
        for (int t = 0, row = 0; t < time; row += active[t], t++) {
            int at = t * count * head.hidden;
            System.arraycopy(validGradient, row * head.hidden, gradient, at, active[t] * head.hidden);
        }
    }

    /** Adds one block's share of the gradients of W and b. */
    void addGradients(int block, float[] gradients, FloatScratch scratch) {
        head.addGradients(block, h, hAt, logits, rows, biasGradient, gradients, scratch);
    }

    private static float[] atLeast(float[] array, int length) {
        return array.length >= length ? array : new float[length];
    }
}
