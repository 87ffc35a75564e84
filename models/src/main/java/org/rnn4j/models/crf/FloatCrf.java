package org.rnn4j.models.crf;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.FloatArrays;

/**
 * A linear-chain conditional random field: tags y of a sequence with emissions e {@code [length, tags]} have the probability
 *
 * <pre>
 *   p(y | e) = exp s(y) / Z      s(y) = start[y_0] + Σ_t e_t[y_t] + Σ_t T[y_(t-1)][y_t] + end[y_last]
 * </pre>
 *
 * <p>The forward recursion is in log space, {@code a_t(j) = e_t(j) + log Σ_i exp(a_(t-1)(i) + T_ij)}, and every a_t is moved
 * to a largest value of 0, so that float32 carries any length. Backward there are only probabilities:
 * {@code p(i, j at t) = p(j at t) · p(i at t-1 | j at t)}, whose second factor the forward recursion has already normalised.
 *
 * <p>Works on one sequence at a time, in buffers that are kept; one for each thread.
 *
 * @see <a href="https://repository.upenn.edu/cis_papers/159">Lafferty et al., 2001</a>
 * @see <a href="https://arxiv.org/abs/1603.01360">Lample et al., 2016, for start and end</a>
 */
public final class FloatCrf {
    private final int tags;
    /** {@code [tags + 2, tags]}: from a tag (row) to a tag (column), then start, then end. */
    private final float[] transitions;

    private final float[] best;
    private final float[] share;
    /** {@code [tags, tags]}, of one step. */
    private final float[] pairs;
    /** {@code [length, tags]}: a_t, and what of it comes from the steps before. */
    private float[] reached = new float[0];

    private float[] entered = new float[0];
    private int[] origin = new int[0];

    /**
     * A field.
     *
     * @param transitions T {@code [tags + 2, tags]}, which is not copied: what is written there counts
     */
    public FloatCrf(int tags, float[] transitions) {
        this.tags = tags;
        this.transitions = transitions;
        best = new float[tags];
        share = new float[tags];
        pairs = new float[tags * tags];
    }

    /** Numbers in T {@code [tags + 2, tags]}. */
    public static int parameters(int tags) {
        return (tags + 2) * tags;
    }

    /**
     * {@code -log p(path | e)} in nats.
     *
     * @param emissions those of step t start at {@code at[t]}; they become {@code scale} times their gradient
     * @param path {@code [length]}
     * @param scale 0 = emissions stay as they are and no gradient is computed
     * @param gradient of T, to which {@code scale} times this sequence's is added
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

    /** Emissions become the probability of every tag at every step by itself. */
    public void marginals(float[] emissions, int[] at, int length) {
        forward(emissions, at, length);
        backward(emissions, at, length, 1, null);
    }

    /** The likeliest path (Viterbi, 1967), into {@code path}; of equal ones the one with lower tags at the end. */
    public void best(float[] emissions, int[] at, int length, int[] path) {
        room(length);
        if (origin.length < length * tags) {
            origin = new int[length * tags];
        }
        for (int t = 0; t < length; t++) {
            int here = t * tags;
            if (t == 0) {
                System.arraycopy(transitions, tags * tags, entered, 0, tags);
            } else {
                follow(here);
            }
            leave(emissions, at[t], here);
        }
        int last = (length - 1) * tags;
        FloatArrays.add(transitions, tags * tags + tags, reached, last, tags);
        path[length - 1] = largest(reached, last, tags) - last;
        for (int t = length - 1; t > 0; t--) {
            path[t - 1] = origin[t * tags + path[t]];
        }
    }

    /** The best way from the step before to every tag of the step that starts at {@code here}. */
    private void follow(int here) {
        Arrays.fill(entered, here, here + tags, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < tags; i++) {
            float from = reached[here - tags + i];
            for (int j = 0; j < tags; j++) {
                float value = from + transitions[i * tags + j];
                if (value > entered[here + j]) {
                    entered[here + j] = value;
                    origin[here + j] = i;
                }
            }
        }
    }

    /** {@code log Z}. */
    private double forward(float[] emissions, int[] at, int length) {
        room(length);
        System.arraycopy(transitions, tags * tags, entered, 0, tags);
        double moved = leave(emissions, at[0], 0);
        for (int t = 1; t < length; t++) {
            enter(t * tags);
            moved += leave(emissions, at[t], t * tags);
        }
        int last = (length - 1) * tags;
        System.arraycopy(transitions, tags * tags + tags, share, 0, tags);
        FloatArrays.add(reached, last, share, 0, tags);
        float max = share[largest(share, 0, tags)];
        Activation.expOfDifference(share, 0, tags, max);
        return moved + max + Math.log(normalise(share));
    }

    private static float normalise(float[] x) {
        float sum = sum(x, 0, x.length);
        for (int j = 0; j < x.length; j++) {
            x[j] /= sum;
        }
        return sum;
    }

    /** {@code log Σ_i exp(a(i) + T_ij)} into the step that starts at {@code here}. */
    private void enter(int here) {
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < tags; i++) {
            float from = reached[here - tags + i];
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
        Arrays.fill(entered, here, here + tags, 0);
        for (int i = 0; i < tags; i++) {
            FloatArrays.add(pairs, i * tags, entered, here, tags);
        }
        for (int j = 0; j < tags; j++) {
            entered[here + j] = best[j] + (float) Math.log(entered[here + j]);
        }
    }

    /** Adds a step's emissions, and gives by how much the step was moved down to a largest value of 0. */
    private float leave(float[] emissions, int from, int here) {
        System.arraycopy(entered, here, reached, here, tags);
        FloatArrays.add(emissions, from, reached, here, tags);
        float max = reached[largest(reached, here, tags)];
        for (int j = here; j < here + tags; j++) {
            reached[j] -= max;
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

    /** After {@link #forward}: emissions become {@code scale} times the marginals, gradient (or null) grows by the pairs'. */
    private void backward(float[] emissions, int[] at, int length, float scale, float[] gradient) {
        if (gradient != null) {
            addScaled(share, 0, scale, gradient, tags * tags + tags, tags);
        }
        for (int t = length - 1; t >= 0; t--) {
            for (int j = 0; j < tags; j++) {
                emissions[at[t] + j] = scale * share[j];
            }
            if (t > 0) {
                back(t * tags);
                if (gradient != null) {
                    addScaled(pairs, 0, scale, gradient, 0, tags * tags);
                }
            }
        }
        if (gradient != null) {
            addScaled(share, 0, scale, gradient, tags * tags, tags);
        }
    }

    /** Marginals of two steps together, and from them of the earlier one. */
    private void back(int here) {
        for (int i = 0; i < tags; i++) {
            float from = reached[here - tags + i];
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] = from + transitions[i * tags + j];
            }
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] -= entered[here + j];
            }
        }
        Activation.expOfDifference(pairs, 0, tags * tags, 0);
        for (int i = 0; i < tags; i++) {
            for (int j = 0; j < tags; j++) {
                pairs[i * tags + j] *= share[j];
            }
        }
        for (int i = 0; i < tags; i++) {
            share[i] = sum(pairs, i * tags, tags);
        }
        normalise(share); // or small errors would grow with the length
    }

    private void room(int length) {
        if (reached.length < length * tags) {
            reached = new float[length * tags];
            entered = new float[length * tags];
        }
    }

    private static int largest(float[] x, int from, int count) {
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
