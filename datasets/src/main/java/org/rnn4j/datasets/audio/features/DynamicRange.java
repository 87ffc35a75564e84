package org.rnn4j.datasets.audio.features;

import java.util.Arrays;

/**
 * Limits the range of log-mel energies, so that the silence of a quiet room, of a noisy one and of digital zeros look alike.
 */
public final class DynamicRange {
    private static final double NATS = Math.log(10) / 10; // of a decibel

    private DynamicRange() {}

    /**
     * Raises energies that are too far below the greatest one of the recording, which is read to its end.
     *
     * @param decibels greatest distance from the greatest energy
     * @param logMel natural logarithms of energies
     */
    public static FrameStream of(double decibels, FrameStream logMel) {
        double[][] frames = logMel.all();
        double floor =
                Arrays.stream(frames).flatMapToDouble(Arrays::stream).max().orElse(0) - decibels * NATS;
        for (double[] frame : frames) {
            Arrays.setAll(frame, m -> Math.max(floor, frame[m]));
        }
        return FrameStream.of(frames);
    }
}
