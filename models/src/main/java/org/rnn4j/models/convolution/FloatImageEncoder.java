package org.rnn4j.models.convolution;

import java.util.List;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.kernel.fused.FloatGemm;

/** Weights of an encoder of images, shared by threads; a {@link FloatImagePass} runs it. Equations: {@link EncoderShape}. */
public final class FloatImageEncoder {
    /** Sizes and parameter layout. */
    public final EncoderShape shape;

    /** From the values of the grid to one vector; null if the grid is the output. */
    public final FloatDense dense;

    final List<FloatConvolution> layers;
    final int offset;
    /** Flat parameters, as last packed. */
    float[] parameters;

    /**
     * Creates an encoder.
     *
     * @param offset offset of its parameters in the flat parameters
     */
    public FloatImageEncoder(EncoderShape shape, FloatGemm gemm, int offset) {
        this.shape = shape;
        this.offset = offset;
        layers = shape.convolutions().stream()
                .map(layer -> new FloatConvolution(layer, gemm))
                .toList();
        int at = offset + shape.convolutionParameters();
        int inputs = shape.gridValues();
        dense = shape.features() == 0
                ? null
                : new FloatDense(gemm, inputs, shape.features(), at, at + inputs * shape.features());
    }

    /** Number of tasks of {@link #pack}. */
    public int tasks() {
        return layers.size() + (dense == null ? 0 : dense.blocks());
    }

    /** Packs one task's weights from the flat parameters. Tasks may run in parallel. */
    public void pack(int task, float[] values, boolean forBackward) {
        parameters = values;
        if (task < layers.size()) {
            FloatConvolution layer = layers.get(task);
            layer.pack(values, offset + layer.shape.offset(), forBackward);
        } else {
            dense.pack(task - layers.size(), values, forBackward);
        }
    }
}
