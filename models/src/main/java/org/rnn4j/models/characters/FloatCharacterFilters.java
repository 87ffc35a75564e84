package org.rnn4j.models.characters;

import java.util.Arrays;
import org.rnn4j.models.kernel.fused.FloatGemm;

/**
 * A convolution over the characters of a word whose largest values are the word's features:
 *
 * <pre>
 *   y_f = tanh(b_f + max_p F_f · [c_(p-l), ..., c_(p-l+width-1)])      l = (width - 1) / 2
 * </pre>
 *
 * <p>p runs over the word's characters; vectors c beyond its ends, and that of id 0, are zero. A word without characters has
 * features of zero. In the flat parameters lie C {@code [characters, size]}, F {@code [filters, width * size]} and
 * b {@code [filters]}, row by row.
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
     * Filters within the flat parameters.
     *
     * @param offset of C
     * @param characters ids of the character vocabulary
     * @param size numbers that stand for a character
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

    /** Numbers that a filter sees at once. */
    int window() {
        return width * size;
    }

    /** Takes F anew from the flat parameters; C and b are read where they lie. */
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
