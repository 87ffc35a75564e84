package org.rnn4j.models.characters;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.rnn4j.models.kernel.fused.Activation;
import org.rnn4j.models.kernel.fused.FloatArrays;

/**
 * Forward and backward pass of the character filters over the words of a batch. Repeated words are computed once. The
 * characters of all words are concatenated as rows of {@code size} with rows of zeros between words, so overlapping
 * windows need no copies: a window is {@code width} rows. Buffers are reused; not thread-safe.
 */
public final class FloatCharacterPass {
    private final FloatCharacterFilters weights;
    private final int left;
    private final int right;

    /** Index of the spelling of each row. */
    private int[] spellingOf = new int[0];

    private int rows;
    /** Row of the first character of each spelling, and its number of characters. */
    private int[] first = new int[0];

    private int[] lengths = new int[0];
    private int spellings;
    /** Character ids, [positions]; 0 between words. */
    private int[] ids = new int[0];

    private int positions;
    private float[] vectors = new float[0];
    private float[] scores = new float[0];
    /** {@code [spellings, filters]}, and the window with each maximum. */
    private float[] features = new float[0];

    private int[] from = new int[0];
    private float[] featureGradient = new float[0];
    private float[] vectorGradient = new float[0];
    private final float[] filterGradient;
    private final float[] biasGradient;

    /** Creates a pass; call {@link FloatCharacterFilters#pack} before {@link #forward}. */
    public FloatCharacterPass(FloatCharacterFilters weights) {
        this.weights = weights;
        left = (weights.width - 1) / 2;
        right = weights.width - 1 - left;
        filterGradient = new float[weights.filters * weights.window()];
        biasGradient = new float[weights.filters];
    }

    /**
     * Sets the words.
     *
     * @param spelled character ids of each row's word; only the first {@code count} rows are read
     */
    public void read(int[][] spelled, int count) {
        rows = count;
        spellingOf = FloatArrays.atLeast(spellingOf, count);
        first = FloatArrays.atLeast(first, count);
        lengths = FloatArrays.atLeast(lengths, count);
        positions = left;
        spellings = 0;
        Map<IntBuffer, Integer> known = new HashMap<>();
        for (int row = 0; row < count; row++) {
            Integer number = known.putIfAbsent(IntBuffer.wrap(spelled[row]), spellings);
            if (number == null) {
                append(spelled[row]);
                number = spellings++;
            }
            spellingOf[row] = number;
        }
    }

    private void append(int[] characters) {
        int end = positions + characters.length + right;
        if (ids.length < end) {
            ids = Arrays.copyOf(ids, 2 * end);
        }
        first[spellings] = positions;
        lengths[spellings] = characters.length;
        System.arraycopy(characters, 0, ids, positions, characters.length);
        Arrays.fill(ids, positions + characters.length, end, 0);
        positions = end;
    }

    /** Writes the features of every row; row r starts at {@code offset + r * stride}. */
    public void forward(float[] out, int offset, int stride) {
        int filters = weights.filters;
        vectors = FloatArrays.atLeast(vectors, positions * weights.size);
        for (int p = 0; p < positions; p++) {
            weights.vector(p < left ? 0 : ids[p], vectors, p * weights.size);
        }
        int windows = positions - weights.width + 1;
        scores = FloatArrays.atLeast(scores, Math.max(0, windows) * filters);
        if (windows > 0) {
            weights.gemm.multiply(
                    vectors,
                    0,
                    weights.size,
                    weights.packed,
                    scores,
                    0,
                    filters,
                    windows,
                    filters,
                    weights.window(),
                    false);
        }
        features = FloatArrays.atLeast(features, spellings * filters);
        from = FloatArrays.atLeast(from, spellings * filters);
        for (int s = 0; s < spellings; s++) {
            maxOverWindows(s);
        }
        Activation.tanh(features, 0, spellings * filters);
        for (int row = 0; row < rows; row++) {
            System.arraycopy(features, spellingOf[row] * filters, out, offset + row * stride, filters);
        }
    }

    private void maxOverWindows(int spelling) {
        int at = spelling * weights.filters;
        if (lengths[spelling] == 0) {
            Arrays.fill(features, at, at + weights.filters, 0);
            return;
        }
        Arrays.fill(features, at, at + weights.filters, Float.NEGATIVE_INFINITY);
        int start = first[spelling] - left;
        for (int window = start; window < start + lengths[spelling]; window++) {
            int score = window * weights.filters;
            for (int f = 0; f < weights.filters; f++) {
                if (scores[score + f] > features[at + f]) {
                    features[at + f] = scores[score + f];
                    from[at + f] = window;
                }
            }
        }
        for (int f = 0; f < weights.filters; f++) {
            features[at + f] += weights.parameters[weights.biasOffset + f];
        }
    }

    /**
     * Backpropagates the gradient of the features, in the layout of {@link #forward}; {@link #addGradients} then adds
     * the result.
     */
    public void backward(float[] gradient, int offset, int stride) {
        int filters = weights.filters;
        featureGradient = zeros(featureGradient, spellings * filters);
        for (int row = 0; row < rows; row++) {
            FloatArrays.add(gradient, offset + row * stride, featureGradient, spellingOf[row] * filters, filters);
        }
        vectorGradient = zeros(vectorGradient, positions * weights.size);
        Arrays.fill(filterGradient, 0);
        Arrays.fill(biasGradient, 0);
        for (int s = 0; s < spellings; s++) {
            for (int f = 0; f < filters && lengths[s] > 0; f++) {
                int at = s * filters + f;
                float grad = featureGradient[at] * (1 - features[at] * features[at]);
                backward(f, from[at] * weights.size, grad);
            }
        }
    }

    /** Backpropagates through one filter to the window with the maximum. */
    private void backward(int filter, int window, float grad) {
        int wide = weights.window();
        biasGradient[filter] += grad;
        FloatArrays.add(grad, vectors, window, filterGradient, filter * wide, wide);
        FloatArrays.add(grad, weights.parameters, weights.filterOffset + filter * wide, vectorGradient, window, wide);
    }

    /** Adds the gradients of C, F and b to the flat gradients. */
    public void addGradients(float[] gradients) {
        FloatArrays.add(filterGradient, 0, gradients, weights.filterOffset, filterGradient.length);
        FloatArrays.add(biasGradient, 0, gradients, weights.biasOffset, biasGradient.length);
        for (int p = left; p < positions; p++) {
            if (ids[p] != 0) {
                int at = weights.characterOffset + ids[p] * weights.size;
                FloatArrays.add(vectorGradient, p * weights.size, gradients, at, weights.size);
            }
        }
    }

    private static float[] zeros(float[] array, int length) {
        float[] result = FloatArrays.atLeast(array, length);
        Arrays.fill(result, 0, length, 0);
        return result;
    }
}
