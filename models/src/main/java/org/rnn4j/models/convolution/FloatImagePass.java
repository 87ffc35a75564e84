package org.rnn4j.models.convolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.rnn4j.models.kernel.fused.FloatArrays;
import org.rnn4j.models.kernel.fused.FloatScratch;

/**
 * Runs the convolutions of an encoder forward and backward, image by image: the maps of one image fit in a core's cache. Maps are
 * kept for the backward pass as long as they take up less than {@value #KEPT_VALUES} values; those of the other images are computed
 * twice, with the same results. Buffers are reused; not thread-safe.
 */
public final class FloatImagePass {
    private static final long KEPT_VALUES = 1L << 24;

    private final FloatImageEncoder encoder;
    private final FloatGroupNorm norm = new FloatGroupNorm();
    private final FloatScratch scratch = new FloatScratch();
    private final int keptImages;
    /** Maps of the first images, and in the last place those of the image at hand. */
    private final List<FloatImageMaps> maps = new ArrayList<>();
    /** Gradients of the outputs of each layer. */
    private final float[][] dy;
    /** Gradients of the outputs of each convolution. */
    private final float[][] dz;

    private float[] gradient = new float[0];
    private boolean keeps;

    /** Creates a pass; call {@link FloatImageEncoder#pack} before {@link #forward}. */
    public FloatImagePass(FloatImageEncoder encoder) {
        this(encoder, (int) Math.max(1, KEPT_VALUES / FloatImageMaps.values(encoder.shape)));
    }

    /** @param keptImages number of images whose maps are kept */
    FloatImagePass(FloatImageEncoder encoder, int keptImages) {
        this.encoder = encoder;
        this.keptImages = keptImages;
        dy = new float[encoder.layers.size()][];
        dz = new float[dy.length][];
    }

    /**
     * Starts a batch.
     *
     * @param training whether {@link #backward} will follow
     */
    public void begin(boolean training) {
        keeps = training;
        if (training) {
            gradient = FloatArrays.atLeast(gradient, encoder.shape.convolutionParameters());
            Arrays.fill(gradient, 0);
            allocate();
        }
    }

    /** Layers of a stage take turns with two arrays for the gradients of their outputs; {@link #backward} needs that. */
    private void allocate() {
        for (int l = 0; l < dy.length && dy[l] == null; l++) {
            MapShape map = map(l);
            dz[l] = l > 0 && map(l - 1).equals(map) ? dz[l - 1] : new float[map.length()];
            dy[l] = l > 1 && map(l - 1).equals(map) && map(l - 2).equals(map) ? dy[l - 2] : new float[map.length()];
        }
    }

    private MapShape map(int l) {
        return encoder.layers.get(l).shape.out();
    }

    /**
     * Computes the grid of an image.
     *
     * @param image number of the image in the batch
     * @param pixels values {@code [channels, height, width]}
     * @param out receives the grid; position p starts at {@code at + p * stride}
     */
    public void forward(int image, IntToDoubleFunction pixels, float[] out, int at, int stride) {
        FloatImageMaps own = maps(image);
        run(pixels, own);
        MapShape grid = encoder.shape.grid();
        float[] last = own.y[own.y.length - 1];
        for (int p = 0; p < grid.positions(); p++) {
            System.arraycopy(last, position(grid, p), out, at + p * stride, grid.channels());
        }
    }

    private static int position(MapShape grid, int p) {
        return grid.first() + p / grid.width() * grid.row() + p % grid.width() * grid.channels();
    }

    private FloatImageMaps maps(int image) {
        int slot = keeps ? Math.min(image, keptImages) : 0;
        while (maps.size() <= slot) {
            maps.add(new FloatImageMaps(encoder));
        }
        return maps.get(slot);
    }

    private void run(IntToDoubleFunction pixels, FloatImageMaps own) {
        read(pixels, own.pixels);
        for (int l = 0; l < own.z.length; l++) {
            FloatConvolution layer = encoder.layers.get(l);
            layer.forward(own.below(l), own.z[l]);
            float[] skip = layer.shape.residual() ? own.below(l - 1) : null;
            norm.forward(layer.shape, own.z[l], encoder.parameters, encoder.offset, skip, own.y[l], own.statistics[l]);
        }
    }

    private void read(IntToDoubleFunction pixels, float[] to) {
        MapShape map = encoder.layers.get(0).shape.in();
        for (int c = 0; c < map.channels(); c++) {
            for (int y = 0; y < map.height(); y++) {
                int from = (c * map.height() + y) * map.width();
                int at = map.first() + y * map.row() + c;
                for (int x = 0; x < map.width(); x++) {
                    to[at + x * map.channels()] = (float) pixels.applyAsDouble(from + x);
                }
            }
        }
    }

    /**
     * Backpropagates the gradient of an image's grid to the parameters.
     *
     * @param ofGrid gradient in the layout of {@link #forward}
     */
    public void backward(int image, IntToDoubleFunction pixels, float[] ofGrid, int at, int stride) {
        FloatImageMaps own = maps(image);
        if (image >= keptImages) {
            run(pixels, own);
        }
        MapShape grid = encoder.shape.grid();
        float[] last = dy[dy.length - 1];
        for (int p = 0; p < grid.positions(); p++) {
            System.arraycopy(ofGrid, at + p * stride, last, position(grid, p), grid.channels());
        }
        for (int l = dy.length - 1; l >= 0; l--) {
            backward(l, own);
        }
    }

    /** A residual layer leaves the gradient of its skipped input in that of its outputs, which has the same place. */
    private void backward(int l, FloatImageMaps own) {
        FloatConvolution layer = encoder.layers.get(l);
        norm.backward(
                layer.shape,
                own.z[l],
                own.y[l],
                own.statistics[l],
                encoder.parameters,
                encoder.offset,
                dy[l],
                gradient,
                dz[l]);
        layer.addGradient(own.below(l), dz[l], gradient, layer.shape.offset(), scratch);
        if (l > 0) {
            boolean skipped =
                    l + 1 < dy.length && encoder.layers.get(l + 1).shape.residual();
            layer.inputGradient(dz[l], dy[l - 1], skipped);
        }
    }

    /** Adds the gradients of the convolutions to the flat gradients. */
    public void addGradients(float[] gradients) {
        FloatArrays.add(gradient, 0, gradients, encoder.offset, encoder.shape.convolutionParameters());
    }
}
