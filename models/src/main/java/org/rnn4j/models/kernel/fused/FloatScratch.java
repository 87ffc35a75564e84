package org.rnn4j.models.kernel.fused;

/** Arrays that one thread reuses across calls; contents are undefined. */
public final class FloatScratch {
    private final float[][] arrays = new float[4][];
    private float[][] packed;
    private int packedDepth;
    private int packedWidth;

    /** Array in slot {@code slot}, at least {@code length} long. */
    public float[] array(int slot, int length) {
        if (arrays[slot] == null || arrays[slot].length < length) {
            arrays[slot] = new float[length];
        }
        return arrays[slot];
    }

    /** Arrays for a packed right operand of at least {@code [k, n]}. */
    float[][] packed(FloatGemm gemm, int k, int n) {
        if (k > packedDepth || n > packedWidth) {
            packedDepth = Math.max(k, packedDepth);
            packedWidth = Math.max(n, packedWidth);
            packed = gemm.allocate(packedDepth, packedWidth);
        }
        return packed;
    }
}
