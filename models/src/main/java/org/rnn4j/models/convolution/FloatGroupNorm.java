package org.rnn4j.models.convolution;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatArrays;

/**
 * Group normalisation of one map, and the activation after it, forward and backward:
 *
 * <pre>
 *   y = relu(gain ∘ (z - mean) / √(variance + 1e-5) + shift + skip)
 * </pre>
 *
 * <p>Mean and variance are those of a group of channels over all positions. Every loop runs over a whole row of the map,
 * with the values of the channels repeated along it, and the row is copied out of the map first: HotSpot does not vectorise loops as
 * short as the channels of a position, nor loops over arrays at different offsets. With the copies they take a half to a
 * third of the time. Buffers are reused; not thread-safe.
 *
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He, 2018</a>
 */
final class FloatGroupNorm {
    private static final double EPSILON = 1e-5;

    /** A row of z, and of another map. */
    private float[] value = new float[0];

    private float[] other = new float[0];
    private float[] sums = new float[0];
    private float[] products = new float[0];
    private float[] centre = new float[0];
    private float[] ofGradient = new float[0];
    private float[] ofValue = new float[0];
    private float[] constant = new float[0];

    /** Mean of each group, then 1 / deviation of each group. */
    static float[] statistics(ConvolutionShape shape) {
        return new float[2 * shape.groups()];
    }

    /**
     * Computes the map y of the map z.
     *
     * @param parameters flat parameters, in which those of the encoder start at {@code base}
     * @param skip map that is added; null = none
     * @param statistics receives what {@link #backward} needs
     */
    void forward(
            ConvolutionShape shape,
            float[] z,
            float[] parameters,
            int base,
            float[] skip,
            float[] y,
            float[] statistics) {
        MapShape map = shape.out();
        measure(shape, z, statistics);
        int groups = shape.groups();
        int size = shape.filters() / groups;
        for (int f = 0; f < shape.filters(); f++) {
            float factor = parameters[base + shape.gain() + f] * statistics[groups + f / size];
            ofValue[f] = factor;
            constant[f] = parameters[base + shape.shift() + f] - factor * statistics[f / size];
        }
        repeat(ofValue, map);
        repeat(constant, map);
        for (int row = 0; row < map.height(); row++) {
            int at = map.first() + row * map.row();
            System.arraycopy(z, at, value, 0, map.values());
            if (skip == null) {
                activate(value, ofValue, constant, map.values());
            } else {
                System.arraycopy(skip, at, other, 0, map.values());
                activate(value, ofValue, constant, other, map.values());
            }
            System.arraycopy(value, 0, y, at, map.values());
        }
    }

    private void measure(ConvolutionShape shape, float[] z, float[] statistics) {
        MapShape map = shape.out();
        allocate(map.values());
        int groups = shape.groups();
        int size = shape.filters() / groups;
        double count = (double) map.positions() * size;
        Arrays.fill(sums, 0, map.values(), 0);
        for (int row = 0; row < map.height(); row++) {
            System.arraycopy(z, map.first() + row * map.row(), value, 0, map.values());
            add(value, sums, map.values());
        }
        for (int g = 0; g < groups; g++) {
            statistics[g] = (float) (total(sums, map, g * size, size) / count);
        }
        centre(shape, statistics);
        Arrays.fill(sums, 0, map.values(), 0);
        for (int row = 0; row < map.height(); row++) {
            System.arraycopy(z, map.first() + row * map.row(), value, 0, map.values());
            addSquares(value, centre, sums, map.values());
        }
        for (int g = 0; g < groups; g++) {
            double variance = total(sums, map, g * size, size) / count;
            statistics[groups + g] = (float) (1 / Math.sqrt(variance + EPSILON));
        }
    }

    private void allocate(int values) {
        value = FloatArrays.atLeast(value, values);
        other = FloatArrays.atLeast(other, values);
        sums = FloatArrays.atLeast(sums, values);
        products = FloatArrays.atLeast(products, values);
        centre = FloatArrays.atLeast(centre, values);
        ofGradient = FloatArrays.atLeast(ofGradient, values);
        ofValue = FloatArrays.atLeast(ofValue, values);
        constant = FloatArrays.atLeast(constant, values);
    }

    private void centre(ConvolutionShape shape, float[] statistics) {
        int size = shape.filters() / shape.groups();
        for (int f = 0; f < shape.filters(); f++) {
            centre[f] = statistics[f / size];
        }
        repeat(centre, shape.out());
    }

    /** Repeats the values of the first position along the row. */
    private static void repeat(float[] row, MapShape map) {
        for (int at = map.channels(); at < map.values(); at += map.channels()) {
            System.arraycopy(row, 0, row, at, map.channels());
        }
    }

    /** Sum over a row, of some channels of every position. */
    private static double total(float[] row, MapShape map, int channel, int count) {
        double total = 0;
        for (int at = channel; at < map.values(); at += map.channels()) {
            for (int c = 0; c < count; c++) {
                total += row[at + c];
            }
        }
        return total;
    }

    /**
     * Computes the gradient of z, and adds those of gain and shift.
     *
     * @param dy gradient of y; becomes the gradient of {@code skip}
     * @param gradient flat gradients of the encoder
     * @param dz receives the gradient of z; the zeros around it are left
     */
    void backward(
            ConvolutionShape shape,
            float[] z,
            float[] y,
            float[] statistics,
            float[] parameters,
            int base,
            float[] dy,
            float[] gradient,
            float[] dz) {
        MapShape map = shape.out();
        allocate(map.values());
        centre(shape, statistics);
        Arrays.fill(sums, 0, map.values(), 0);
        Arrays.fill(products, 0, map.values(), 0);
        for (int row = 0; row < map.height(); row++) {
            int at = map.first() + row * map.row();
            gate(dy, y, at, map.values());
            System.arraycopy(z, at, value, 0, map.values());
            System.arraycopy(dy, at, other, 0, map.values());
            add(other, sums, map.values());
            addProducts(other, value, centre, products, map.values());
        }
        coefficients(shape, statistics, parameters, base, gradient);
        repeat(ofGradient, map);
        repeat(ofValue, map);
        repeat(constant, map);
        for (int row = 0; row < map.height(); row++) {
            int at = map.first() + row * map.row();
            System.arraycopy(z, at, value, 0, map.values());
            System.arraycopy(dy, at, other, 0, map.values());
            combine(other, value, ofGradient, ofValue, constant, map.values());
            System.arraycopy(other, 0, dz, at, map.values());
        }
    }

    /**
     * With d = dy ∘ relu', n values in a group and x = (z - mean) / deviation:
     * {@code dz = (gain d - Σ gain d / n - x Σ gain d x / n) / deviation}.
     */
    private void coefficients(
            ConvolutionShape shape, float[] statistics, float[] parameters, int base, float[] gradient) {
        MapShape map = shape.out();
        int groups = shape.groups();
        int size = shape.filters() / groups;
        double count = (double) map.positions() * size;
        for (int g = 0; g < groups; g++) {
            double inverse = statistics[groups + g];
            double mean = 0;
            double slope = 0;
            for (int f = g * size; f < (g + 1) * size; f++) {
                double ofShift = total(sums, map, f, 1);
                double ofGain = total(products, map, f, 1) * inverse;
                double gain = parameters[base + shape.gain() + f];
                gradient[shape.shift() + f] += (float) ofShift;
                gradient[shape.gain() + f] += (float) ofGain;
                mean += gain * ofShift / count;
                slope += gain * ofGain / count;
                ofGradient[f] = (float) (gain * inverse);
            }
            for (int f = g * size; f < (g + 1) * size; f++) {
                ofValue[f] = (float) (-slope * inverse * inverse);
                constant[f] = (float) (-mean * inverse + slope * inverse * inverse * statistics[g]);
            }
        }
    }

    private static void add(float[] z, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] += z[j];
        }
    }

    private static void addSquares(float[] z, float[] centre, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            float d = z[j] - centre[j];
            sums[j] = Math.fma(d, d, sums[j]);
        }
    }

    private static void addProducts(float[] d, float[] z, float[] centre, float[] sums, int count) {
        for (int j = 0; j < count; j++) {
            sums[j] = Math.fma(d[j], z[j] - centre[j], sums[j]);
        }
    }

    private static void activate(float[] z, float[] factor, float[] constant, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = Math.max(0, Math.fma(z[j], factor[j], constant[j]));
        }
    }

    private static void activate(float[] z, float[] factor, float[] constant, float[] skip, int count) {
        for (int j = 0; j < count; j++) {
            z[j] = Math.max(0, Math.fma(z[j], factor[j], constant[j]) + skip[j]);
        }
    }

    /** Sets d to zero where y is zero; a comparison would not be vectorised. */
    private static void gate(float[] d, float[] y, int at, int count) {
        for (int j = 0; j < count; j++) {
            d[at + j] *= Math.min(1, y[at + j] * Float.MAX_VALUE);
        }
    }

    private static void combine(float[] d, float[] z, float[] ofD, float[] ofZ, float[] constant, int count) {
        for (int j = 0; j < count; j++) {
            d[j] = Math.fma(d[j], ofD[j], Math.fma(z[j], ofZ[j], constant[j]));
        }
    }
}
