package org.rnn4j.models.convolution;

/**
 * A 3 x 3 convolution, its normalisation and its place in the encoder. Weights are row-major {@code [3, 3, channels, filters]}
 * (row and column of the window, input, output), gain and shift {@code [filters]}.
 *
 * @param in map it reads
 * @param stride positions between two windows
 * @param filters output features
 * @param residual whether the map two convolutions earlier is added before the activation
 * @param offset offset of the weights in the parameters of the encoder; gain and shift follow
 */
record ConvolutionShape(MapShape in, int stride, int filters, boolean residual, int offset) {
    /** Channels that are normalised together, as many as Wu and He (2018, table 3) found best. */
    private static final int GROUP = 16;

    MapShape out() {
        return in.convolved(stride, filters);
    }

    int weights() {
        return 9 * in.channels() * filters;
    }

    int gain() {
        return offset + weights();
    }

    int shift() {
        return gain() + filters;
    }

    int end() {
        return shift() + filters;
    }

    /** Number of groups of channels: about {@value #GROUP} channels each, all of the same size. */
    int groups() {
        int groups = Math.max(1, filters / GROUP);
        while (filters % groups > 0) {
            groups--;
        }
        return groups;
    }
}
