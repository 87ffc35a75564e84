package org.rnn4j.models.characters;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatGemm;

/**
 * Convolution over the characters of a word with max pooling; the maxima are the features of the word:
 *
 * <pre>
 *   y_f = tanh(b_f + max_p F_f · [c_(p-l), ..., c_(p-l+width-1)])   l = (width - 1) / 2
 * </pre>
 *
 * <p>p runs over the characters of the word; vectors c beyond its ends, and the vector of id 0, are zero. The features
 * of a word without characters are zero. The flat parameters are C {@code [characters, size]}, F {@code [filters, width
 * * size]} and b {@code [filters]}, row-major.
 *
 * @see <a href="https://arxiv.org/abs/1603.01354">Ma and Hovy, 2016, section 2.1</a>
 */
public final class FloatCharacterFilters {
    final FloatGemm gemm;
    final float[] parameters;
    final int size;
    final int width;
    final int filters;
    final int characterOffset;
    final int filterOffset;
    final int biasOffset;
    final float[][] packed;
    private final int characters;

    /**
     * Creates filters on the flat parameters.
     *
     * @param offset offset of C
     * @param characters size of the character vocabulary
     * @param size size of a character vector
     */
    public FloatCharacterFilters(
            FloatGemm gemm, float[] parameters, int offset, int characters, int size, int width, int filters) {
        this.gemm = gemm;
        this.parameters = parameters;
        this.characters = characters;
        this.size = size;
        this.width = width;
        this.filters = filters;
        characterOffset = offset;
        filterOffset = offset + characters * size;
        biasOffset = filterOffset + filters * window();
        packed = gemm.allocate(window(), filters);
    }

    /** Number of values a filter spans. */
    int window() {
        return width * size;
    }

    /** Packs F from the flat parameters; C and b are read in place. */
    public void pack() {
        gemm.pack(parameters, filterOffset, window(), true, window(), filters, packed);
    }

    /** Copies the vector of a character; zeros for id 0. */
    void vector(int id, float[] to, int at) {
        if (id < 0 || id >= characters) {
            throw new IllegalArgumentException(
                    "character id %d, but the vocabulary has %d characters".formatted(id, characters));
        }
        if (id == 0) {
            Arrays.fill(to, at, at + size, 0);
        } else {
            System.arraycopy(parameters, characterOffset + id * size, to, at, size);
        }
    }
}
