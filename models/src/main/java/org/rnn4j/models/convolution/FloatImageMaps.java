package org.rnn4j.models.convolution;

/** Activations of an encoder's layers for one image, kept for the backward pass. */
final class FloatImageMaps {
    final float[] pixels;
    /** Outputs of each convolution, before its normalisation. */
    final float[][] z;
    /** Outputs of each layer. */
    final float[][] y;

    final float[][] statistics;

    FloatImageMaps(FloatImageEncoder encoder) {
        int layers = encoder.layers.size();
        pixels = new float[encoder.layers.get(0).shape.in().length()];
        z = new float[layers][];
        y = new float[layers][];
        statistics = new float[layers][];
        for (int l = 0; l < layers; l++) {
            ConvolutionShape shape = encoder.layers.get(l).shape;
            z[l] = new float[shape.out().length()];
            y[l] = new float[shape.out().length()];
            statistics[l] = FloatGroupNorm.statistics(shape);
        }
    }

    /** Number of values. */
    static long values(EncoderShape shape) {
        return shape.convolutions().stream()
                .mapToLong(layer -> 2L * layer.out().length())
                .sum();
    }

    /** Input of layer l. */
    float[] below(int l) {
        return l == 0 ? pixels : y[l - 1];
    }
}
