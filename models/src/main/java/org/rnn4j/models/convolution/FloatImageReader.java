package org.rnn4j.models.convolution;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Reads the images of a chunk, forward and backward: one per sequence, or one per sequence and time step. Outputs are time-major
 * rows; the rows of the positions of a grid are time steps. Buffers are reused; not thread-safe.
 */
public final class FloatImageReader {
    private final FloatImageEncoder encoder;
    private final FloatImagePass convolutions;
    private final FloatDense dense;
    private final int width;
    private final int grid;
    private final int channels;
    private final int pixelsPerImage;

    private IntToDoubleFunction pixels;
    private int[] images;
    private int sequences;
    private int rows;

    private float[] outputs = new float[0];
    /** Inputs of the dense layer, {@code [rows, values of a grid]}, and their gradient. */
    private float[] flat = new float[0];

    private float[] dFlat = new float[0];
    private float[] dOutputs = new float[0];

    /** Creates a reader; call {@link FloatImageEncoder#pack} before {@link #forward}. */
    public FloatImageReader(FloatImageEncoder encoder) {
        this.encoder = encoder;
        convolutions = new FloatImagePass(encoder);
        dense = encoder.dense;
        EncoderShape shape = encoder.shape;
        width = shape.size();
        grid = shape.gridValues();
        channels = shape.grid().channels();
        pixelsPerImage = shape.channels() * shape.height() * shape.width();
    }

    /**
     * Sets the images.
     *
     * @param values values of all images of the batch, {@code [image, channels, height, width]}
     * @param numbers number of the image of each row {@code t * count + i}; negative = padding
     * @param count number of sequences
     */
    public void load(IntToDoubleFunction values, int[] numbers, int count) {
        pixels = values;
        images = numbers;
        sequences = count;
        rows = numbers.length * encoder.shape.vectors();
    }

    private IntToDoubleFunction pixels(int row) {
        IntToDoubleFunction all = pixels;
        int from = images[row] * pixelsPerImage;
        return i -> all.applyAsDouble(from + i);
    }

    /**
     * Runs forward.
     *
     * @param training whether {@link #backward} will follow
     * @return {@code [rows, width]}; undefined at padding
     */
    public float[] forward(boolean training) {
        convolutions.begin(training);
        outputs = FloatArrays.atLeast(outputs, rows * width);
        if (dense == null) {
            forward(outputs, width, sequences * width);
            return outputs;
        }
        flat = FloatArrays.atLeast(flat, rows * grid);
        Arrays.fill(flat, 0, rows * grid, 0);
        forward(flat, grid, channels);
        dense.forward(flat, 0, outputs, 0, rows);
        relu(outputs, rows * width);
        return outputs;
    }

    /** Writes the grid of each row; that of row r starts at {@code r * step}, its positions are {@code stride} apart. */
    private void forward(float[] out, int step, int stride) {
        int image = 0;
        for (int row = 0; row < images.length; row++) {
            if (images[row] >= 0) {
                convolutions.forward(image++, pixels(row), out, row * step, stride);
            }
        }
    }

    /** Runs backward from the gradient of the outputs, {@code [rows, width]}, of which rows of padding are not read. */
    public void backward(float[] gradient) {
        if (dense == null) {
            backward(gradient, width, sequences * width);
            return;
        }
        dOutputs = FloatArrays.atLeast(dOutputs, rows * width);
        for (int row = 0; row < rows; row++) {
            for (int j = row * width; j < (row + 1) * width; j++) {
                dOutputs[j] = images[row] >= 0 && outputs[j] > 0 ? gradient[j] : 0;
            }
        }
        dFlat = FloatArrays.atLeast(dFlat, rows * grid);
        dense.inputGradient(dOutputs, dFlat, rows);
        backward(dFlat, grid, channels);
    }

    private void backward(float[] gradient, int step, int stride) {
        int image = 0;
        for (int row = 0; row < images.length; row++) {
            if (images[row] >= 0) {
                convolutions.backward(image++, pixels(row), gradient, row * step, stride);
            }
        }
    }

    /** Number of tasks of {@link #addGradients}: that of the convolutions, then those of the dense layer. */
    public static int gradientTasks(FloatImageEncoder encoder) {
        return 1 + (encoder.dense == null ? 0 : encoder.dense.blocks());
    }

    /** Adds one task's weight gradients to the flat gradients. Tasks may run in parallel. */
    public void addGradients(int task, float[] gradients, FloatScratch scratch) {
        if (task == 0) {
            convolutions.addGradients(gradients);
            return;
        }
        float[] sums = new float[width];
        FloatDense.sumRows(dOutputs, rows, width, sums);
        dense.addGradients(task - 1, flat, 0, dOutputs, rows, sums, gradients, scratch);
    }

    private static void relu(float[] y, int count) {
        for (int j = 0; j < count; j++) {
            y[j] = Math.max(0, y[j]);
        }
    }
}
