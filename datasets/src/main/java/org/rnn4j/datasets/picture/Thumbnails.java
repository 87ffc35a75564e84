package org.rnn4j.datasets.picture;

import java.util.List;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/** Pictures in few numbers, for methods without a network. */
public final class Thumbnails {
    /** Greatest height and width of an image, in blocks of pixels. */
    public static final int SIDE = 16;

    private Thumbnails() {}

    /** One vector for each item; an image becomes the means of equal blocks of its pixels. */
    public static List<float[]> of(List<SequenceValues> items) {
        return items.stream().map(Thumbnails::of).toList();
    }

    private static float[] of(SequenceValues item) {
        if (item instanceof Images image) {
            return of(image.values(), 0, image.channels(), image.height(), image.width());
        }
        return item instanceof OneVector one ? one.values() : ((RealVectors) item).values();
    }

    /** The means of blocks of an image that begins at an index, {@code [channels, blocks down, blocks across]}. */
    public static float[] of(float[] values, int from, int channels, int height, int width) {
        int block = Math.max(1, (Math.max(height, width) + SIDE - 1) / SIDE);
        int down = (height + block - 1) / block;
        int across = (width + block - 1) / block;
        float[] means = new float[channels * down * across];
        int[] counts = new int[down * across];
        for (int c = 0; c < channels; c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    int place = y / block * across + x / block;
                    means[c * down * across + place] += values[from + (c * height + y) * width + x];
                    counts[place] += c == 0 ? 1 : 0;
                }
            }
        }
        for (int i = 0; i < means.length; i++) {
            means[i] /= counts[i % counts.length];
        }
        return means;
    }
}
