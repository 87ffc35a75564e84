package org.rnn4j.models.head;

import org.rnn4j.models.kernel.fused.FloatGemm;

/**
 * Weights of attention pooling, {@code score = v · tanh(h W + b)}. The parameters are W [width, width] in the layout of
 * {@link FloatDense}, then b [width], then v [width].
 *
 * @see <a href="https://aclanthology.org/N16-1174">Yang et al., 2016</a>
 */
public final class FloatAttention {
    final FloatDense dense;
    final int vOffset;
    final float[] v;

    /** @param offset offset of W in the flat parameters */
    public FloatAttention(FloatGemm gemm, int width, int offset) {
        int bOffset = offset + width * width;
        dense = new FloatDense(gemm, width, width, offset, bOffset);
        vOffset = bOffset + width;
        v = new float[width];
    }

    /** Number of parameters. */
    public static int parameters(int width) {
        return width * width + 2 * width;
    }

    /** Number of tasks of packing and of gradients: the blocks of W, then v. */
    public int tasks() {
        return dense.blocks() + 1;
    }

    /** Packs one task's weights from the flat parameters. */
    public void pack(int task, float[] parameters, boolean forBackward) {
        if (task < dense.blocks()) {
            dense.pack(task, parameters, forBackward);
        } else {
            System.arraycopy(parameters, vOffset, v, 0, v.length);
        }
    }
}
