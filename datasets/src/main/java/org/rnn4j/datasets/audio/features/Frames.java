package org.rnn4j.datasets.audio.features;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Cuts a signal into frames as it is read; only one frame is in memory. */
final class Frames {
    private final Framing framing;
    private final Samples samples;
    private double previous; // the sample before, which pre-emphasis needs
    private boolean begun;

    Frames(Framing framing, Samples samples) {
        this.framing = framing;
        this.samples = samples;
    }

    /**
     * A value of each frame, in order.
     *
     * @param of value of a frame, {@code [window]}, which it must not change or keep
     */
    List<double[]> each(UnaryOperator<double[]> of) {
        int window = framing.windowSamples();
        int hop = framing.hopSamples();
        double[] frame = new double[window];
        List<double[]> values = new ArrayList<>();
        read(frame, 0, window); // shorter signals leave zeros
        values.add(of.apply(frame));
        int kept = Math.max(0, window - hop);
        double[] skipped = new double[Math.max(0, hop - window)];
        while (read(skipped, 0, skipped.length) == skipped.length) {
            System.arraycopy(frame, window - kept, frame, 0, kept);
            if (read(frame, kept, window - kept) < window - kept) {
                break;
            }
            values.add(of.apply(frame));
        }
        return values;
    }

    private int read(double[] into, int from, int length) {
        int count = samples.read(into, from, length);
        for (int i = from; i < from + count; i++) {
            double sample = into[i];
            into[i] = begun ? sample - framing.preEmphasis() * previous : sample;
            begun = true;
            previous = sample;
        }
        return count;
    }
}
