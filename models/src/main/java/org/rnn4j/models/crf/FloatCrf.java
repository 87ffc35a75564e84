package org.rnn4j.models.crf;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.FloatArrays;

/**
 * Linear-chain conditional random field. The probability of tags y for a sequence with emissions e {@code [length,
 * tags]} is
 *
 * <pre>
 *   p(y | e) = exp s(y) / Z   s(y) = start[y_0] + Σ_t e_t[y_t] + Σ_t T[y_(t-1)][y_t] + end[y_last]
 * </pre>
 *
 * <p>The forward recursion runs in log space, {@code a_t(j) = e_t(j) + log Σ_i exp(a_(t-1)(i) + T_ij)}, and every a_t
 * is shifted to a maximum of 0, so float32 suffices for any length. The backward recursion only handles probabilities:
 * {@code p(i, j at t) = p(j at t) · p(i at t-1 | j at t)}, whose second factor is already normalized by the forward
 * recursion.
 *
 * <p>Processes one sequence at a time in reused buffers; not thread-safe.
 *
 * @see <a href="https://repository.upenn.edu/cis_papers/159">Lafferty et al., 2001</a>
 * @see <a href="https://arxiv.org/abs/1603.01360">Lample et al., 2016, for start and end transitions</a>
 */
public final class FloatCrf {
    private final int tags;
    /** {@code [tags + 2, tags]}: transitions from a tag (row) to a tag (column), then start, then end. */
    private final float[] transitions;

    private final float[] best;
    private final float[] marginal;
    /** {@code [tags, tags]}, of one step. */
    private final float[] pairs;
    /** {@code [length, tags]}: a_t; the next array is a_t without its emissions. */
    private float[] alpha = new float[0];

    private float[] incoming = new float[0];
    private int[] origin = new int[0];

    /**
     * Creates a CRF.
     *
     * @param transitions T {@code [tags + 2, tags]}; not copied, so later changes take effect
     */
    public FloatCrf(int tags, float[] transitions) {
        this.tags = tags;
        this.transitions = transitions;
        best = new float[tags];
        marginal = new float[tags];
        pairs = new float[tags * tags];
    }

    /** Number of values in T {@code [tags + 2, tags]}. */
    public static int parameters(int tags) {
        return (tags + 2) * tags;
    }

    /**
     * Returns {@code -log p(path | e)} in nats.
     *
     * @param emissions emissions, those of step t starting at {@code at[t]}; replaced with {@code scale} times their
     *     gradient
     * @param path {@code [length]}
     * @param scale 0 to addEmissions the emissions unchanged and compute no gradient
     * @param gradient gradient of T, to which {@code scale} times the gradient of this sequence is added
     */
    public double loss(float[] emissions, int[] at, int length, int[] path, float scale, float[] gradient) {
        double nats = forward(emissions, at, length) - score(emissions, at, length, path);
        if (scale != 0) {
            backward(emissions, at, length, scale, gradient);
            gradient[tags * tags + path[0]] -= scale;
            gradient[tags * tags + tags + path[length - 1]] -= scale;
            for (int t = 0; t < length; t++) {
                emissions[at[t] + path[t]] -= scale;
                if (t > 0) {
                    gradient[path[t - 1] * tags + path[t]] -= scale;
                }
            }
        }
        return nats;
    }

    /** Replaces the emissions with the marginal probability of every tag at every step. */
    public void marginals(float[] emissions, int[] at, int length) {
        forward(emissions, at, length);
        backward(emissions, at, length, 1, null);
    }

    /** Writes the most probable path (Viterbi, 1967) to {@code path}; ties go to the lower tags at the end. */
    public void best(float[] emissions, int[] at, int length, int[] path) {
        allocate(length);
        if (origin.length < length * tags) {
            origin = new int[length * tags];
        }
        for (int t = 0; t < length; t++) {
            int here = t * tags;
            if (t == 0) {
                System.arraycopy(transitions, tags * tags, incoming, 0, tags);
            } else {
                maximizeIncoming(here);
            }
            addEmissions(emissions, at[t], here);
        }
        int last = (length - 1) * tags;
        FloatArrays.add(transitions, tags * tags + tags, alpha, last, tags);
        path[length - 1] = argMax(alpha, last, tags) - last;
        for (int t = length - 1; t > 0; t--) {
            path[t - 1] = origin[t * tags + path[t]];
        }
    }

    /** Finds the best predecessor of every tag of the step that starts at {@code here}. */
    private void maximizeIncoming(int here) {
        Arrays.fill(incoming, here, here + tags, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < tags; i++) {
            float from = alpha[here - tags + i];
            for (int j = 0; j < tags; j++) {
                float value = from + transitions[i * tags + j];
                if (value > incoming[here + j]) {
                    incoming[here + j] = value;
                    origin[here + j] = i;
                }
            }
        }
    }

    /** Returns {@code log Z}. */
    private double forward(float[] emissions, int[] at, int length) {
        allocate(length);
        System.arraycopy(transitions, tags * tags, incoming, 0, tags);
        double shift = addEmissions(emissions, at[0], 0);
        for (int t = 1; t < length; t++) {
            sumIncoming(t * tags);
            shift += addEmissions(emissions, at[t], t * tags);
        }
        int last = (length - 1) * tags;
        System.arraycopy(transitions, tags * tags + tags, marginal, 0, tags);
        FloatArrays.add(alpha, last, marginal, 0, tags);
        float max = marginal[argMax(marginal, 0, tags)];
        Activation.expOfDifference(marginal, 0, tags, max);
        return shift + max + Math.log(normalize(marginal));
    }

    private static float normalize(float[] x) {
        float sum = sum(x, 0, x.length);
        for (int j = 0; j < x.length; j++) {
            x[j] /= sum;
        }
        return sum;
    }

    /** Computes {@code log Σ_i exp(a(i) + T_ij)} for the step that starts at {@code here}. */
    private void sumIncoming(int here) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < tags; i++) {
            float from = alpha[here - tags + i];
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] = from + transitions[i * tags + j];
            }
            for (int j = 0; j < tags; j++) {
                best[j] = Math.max(best[j], pairs[i * tags + j]);
            }
        }
        for (int i = 0; i < tags; i++) {
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] -= best[j];
            }
        }
        Activation.expOfDifference(pairs, 0, tags * tags, 0);
        Arrays.fill(incoming, here, here + tags, 0);
        for (int i = 0; i < tags; i++) {
            FloatArrays.add(pairs, i * tags, incoming, here, tags);
        }
        for (int j = 0; j < tags; j++) {
            incoming[here + j] = best[j] + (float) Math.log(incoming[here + j]);
        }
    }

    /** Adds the emissions of a step and shifts its maximum to 0; returns the maximum. */
    private float addEmissions(float[] emissions, int from, int here) {
        System.arraycopy(incoming, here, alpha, here, tags);
        FloatArrays.add(emissions, from, alpha, here, tags);
        float max = alpha[argMax(alpha, here, tags)];
        for (int j = here; j < here + tags; j++) {
            alpha[j] -= max;
        }
        return max;
    }

    private double score(float[] emissions, int[] at, int length, int[] path) {
        double score = transitions[tags * tags + path[0]] + (double) transitions[tags * tags + tags + path[length - 1]];
        for (int t = 0; t < length; t++) {
            score += emissions[at[t] + path[t]];
            if (t > 0) {
                score += transitions[path[t - 1] * tags + path[t]];
            }
        }
        return score;
    }

    /**
     * After {@link #forward}: replaces the emissions with {@code scale} times the marginals and adds those of pairs to
     * the gradient, if any.
     */
    private void backward(float[] emissions, int[] at, int length, float scale, float[] gradient) {
        if (gradient != null) {
            addScaled(marginal, 0, scale, gradient, tags * tags + tags, tags);
        }
        for (int t = length - 1; t >= 0; t--) {
            for (int j = 0; j < tags; j++) {
                emissions[at[t] + j] = scale * marginal[j];
            }
            if (t > 0) {
                backwardStep(t * tags);
                if (gradient != null) {
                    addScaled(pairs, 0, scale, gradient, 0, tags * tags);
                }
            }
        }
        if (gradient != null) {
            addScaled(marginal, 0, scale, gradient, tags * tags, tags);
        }
    }

    /** Computes the marginals of two adjacent steps, and from them those of the earlier step. */
    private void backwardStep(int here) {
        for (int i = 0; i < tags; i++) {
            float from = alpha[here - tags + i];
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] = from + transitions[i * tags + j];
            }
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] -= incoming[here + j];
            }
        }
        Activation.expOfDifference(pairs, 0, tags * tags, 0);
        for (int i = 0; i < tags; i++) {
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] *= marginal[j];
            }
        }
        for (int i = 0; i < tags; i++) {
            marginal[i] = sum(pairs, i * tags, tags);
        }
        normalize(marginal); // otherwise rounding errors would grow with the length
    }

    private void allocate(int length) {
        if (alpha.length < length * tags) {
            alpha = new float[length * tags];
            incoming = new float[length * tags];
        }
    }

    private static int argMax(float[] x, int from, int count) {
        int best = from;
        for (int j = from + 1; j < from + count; j++) {
            best = x[j] > x[best] ? j : best;
        }
        return best;
    }

    private static float sum(float[] x, int from, int count) {
        float sum = 0;
        for (int j = from; j < from + count; j++) {
            sum += x[j];
        }
        return sum;
    }

    private static void addScaled(float[] from, int fromAt, float scale, float[] to, int toAt, int count) {
        for (int j = 0; j < count; j++) {
            to[toAt + j] = Math.fma(scale, from[fromAt + j], to[toAt + j]);
        }
    }
}
