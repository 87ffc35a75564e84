package org.rnn4j.datasets.audio.features;

/** Cuts a signal into frames as it is read; only one frame is in memory, which the next one replaces. */
final class Frames implements FrameStream {
    private final Framing framing;
    private final Samples samples;
    private final double[] frame;
    private final double[] skipped;
    private double previous; // the sample before, which pre-emphasis needs
    private boolean begun; // whether a sample was read
    private boolean isFirst = true; // whether the next frame is the first
    private boolean ended;

    Frames(Framing framing, Samples samples) {
        this.framing = framing;
        this.samples = samples;
        frame = new double[framing.windowSamples()];
        skipped = new double[Math.max(0, framing.hopSamples() - frame.length)];
    }

    /** The next frame, {@code [window]}, valid until the next call. */
    @Override
    public double[] next() {
        if (isFirst) {
            isFirst = false;
            ended = read(frame, 0, frame.length) < frame.length; // shorter signals leave zeros
            return frame;
        }
        int kept = Math.max(0, frame.length - framing.hopSamples());
        if (!ended && read(skipped, 0, skipped.length) == skipped.length) {
            System.arraycopy(frame, frame.length - kept, frame, 0, kept);
            ended = read(frame, kept, frame.length - kept) < frame.length - kept;
            return ended ? null : frame;
        }
        ended = true;
        return null;
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
