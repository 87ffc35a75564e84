package org.rnn4j.datasets.picture.file;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which frames of a longer film a network sees.
 *
 * @param most maximum number of frames
 * @param how which ones of a longer film
 */
public record FrameChoice(int most, How how) implements FrameSelection {

    /** Ways to choose frames. */
    public enum How {
        /** At even distances, the first and the last among them. */
        EVEN,
        /** The first ones. */
        FIRST
    }

    @Override
    public int[] of(int frames) {
        int[] all = IntStream.range(0, Math.min(frames, most)).toArray();
        return how == How.FIRST || frames <= most || most == 1
                ? all
                : Arrays.stream(all)
                        .map(i -> (int) Math.round((double) i * (frames - 1) / (most - 1)))
                        .toArray();
    }
}
