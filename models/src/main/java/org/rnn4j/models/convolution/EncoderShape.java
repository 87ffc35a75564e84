package org.rnn4j.models.convolution;

import java.util.ArrayList;
import java.util.List;

/**
 * Equations, sizes and parameter layout of a convolutional encoder of images. It consists of stages; with * a 3 x 3
 * convolution and N group normalisation with a gain and a shift per filter, a stage is
 *
 * <pre>
 *   x = relu(N(x * W))                                  stride 2, but {@code stride} in the first stage
 *   x = relu(x + N(relu(N(x * V)) * U))                 for each residual block
 * </pre>
 *
 * <p>The last x is a grid of positions. With {@code features} its values are one vector g, and the output is
 * {@code relu(g · D + b)}.
 *
 * <p>Group normalisation subtracts the mean and divides by the deviation of a group of about 16 filters, over all positions of one image.
 * So an image has the same features in every batch and on any number of threads, and in training as in inference: there are no
 * running statistics, and padding in a batch of videos does not count.
 *
 * @param channels channels of an image
 * @param height rows of an image
 * @param width columns of an image
 * @param filters features of each stage
 * @param blocks residual blocks of each stage
 * @param stride stride of the first convolution
 * @param features size of the vector that stands for an image; 0 = the grid
 * @see <a href="https://arxiv.org/abs/1512.03385">He, Zhang, Ren and Sun, 2016</a>
 * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He, 2018</a>
 */
public record EncoderShape(
        int channels, int height, int width, List<Integer> filters, int blocks, int stride, int features) {

    public EncoderShape {
        filters = List.copyOf(filters);
    }

    /**
     * A parameter.
     *
     * @param offset offset in the parameters of the encoder
     * @param rows number of values that are added up for an output; 1 for a gain, a shift or a bias
     * @param columnMajor whether it is stored in column-major order, as in DL4J's dense layers
     */
    public record Part(String name, int offset, int rows, int columns, boolean columnMajor) {
        /** Number of values. */
        public int length() {
            return rows * columns;
        }

        /** Whether it is a matrix of weights. */
        public boolean isWeight() {
            return rows > 1;
        }
    }

    /** All convolutions, in their order. */
    List<ConvolutionShape> convolutions() {
        List<ConvolutionShape> all = new ArrayList<>();
        MapShape map = new MapShape(height, width, channels);
        int offset = 0;
        for (int stage = 0; stage < filters.size(); stage++) {
            for (int c = 0; c <= 2 * blocks; c++) {
                int step = c > 0 ? 1 : stage == 0 ? stride : 2;
                boolean residual = c > 0 && c % 2 == 0;
                ConvolutionShape next = new ConvolutionShape(map, step, filters.get(stage), residual, offset);
                all.add(next);
                map = next.out();
                offset = next.end();
            }
        }
        return all;
    }

    /** The last map. */
    MapShape grid() {
        List<ConvolutionShape> all = convolutions();
        return all.get(all.size() - 1).out();
    }

    /** Rows of the grid. */
    public int gridHeight() {
        return grid().height();
    }

    /** Columns of the grid. */
    public int gridWidth() {
        return grid().width();
    }

    /** Number of vectors that stand for an image: the positions of the grid row by row, or one. */
    public int vectors() {
        return features > 0 ? 1 : grid().positions();
    }

    /** Size of each of these vectors. */
    public int size() {
        return features > 0 ? features : filters.get(filters.size() - 1);
    }

    /** Number of values of the grid. */
    int gridValues() {
        return grid().positions() * grid().channels();
    }

    /** Number of parameters of all convolutions; offset of D. */
    int convolutionParameters() {
        List<ConvolutionShape> all = convolutions();
        return all.get(all.size() - 1).end();
    }

    /** All parameters, in the order of the flat parameters. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (ConvolutionShape c : convolutions()) {
            String name = "convolution" + parts.size() / 3;
            parts.add(new Part(name + "_W", c.offset(), 9 * c.in().channels(), c.filters(), false));
            parts.add(new Part(name + "_g", c.gain(), 1, c.filters(), false));
            parts.add(new Part(name + "_b", c.shift(), 1, c.filters(), false));
        }
        if (features > 0) {
            int at = convolutionParameters();
            parts.add(new Part("dense_W", at, gridValues(), features, true));
            parts.add(new Part("dense_b", at + gridValues() * features, 1, features, false));
        }
        return List.copyOf(parts);
    }

    /** Number of values of all parameters. */
    public int parameterCount() {
        List<Part> parts = parts();
        Part last = parts.get(parts.size() - 1);
        return last.offset() + last.length();
    }
}
