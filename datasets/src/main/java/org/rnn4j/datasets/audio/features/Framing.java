package org.rnn4j.datasets.audio.features;

/**
 * Division of a signal into frames. Frames start at 0, hop, 2 hop, ... and none reaches past the end of the signal; a signal
 * shorter than a window is padded with zeros to one.
 *
 * @param rate samples per second
 * @param window length of a frame, in milliseconds
 * @param hop distance between the starts of frames, in milliseconds
 * @param preEmphasis factor p of the filter x_t - p x_(t-1), which keeps the first sample as it is; 0 = none
 */
public record Framing(int rate, double window, double hop, double preEmphasis) {

    public Framing {
        if (rate < 1 || samples(rate, window) < 1 || samples(rate, hop) < 1) {
            throw new IllegalArgumentException(
                    "at %d Hz, a window of %s ms and a hop of %s ms must have a sample".formatted(rate, window, hop));
        }
    }

    private static int samples(int rate, double milliseconds) {
        return (int) Math.round(rate * milliseconds / 1000);
    }

    /** Samples of a frame. */
    public int windowSamples() {
        return samples(rate, window);
    }

    /** Samples between the starts of two frames. */
    public int hopSamples() {
        return samples(rate, hop);
    }

    /** Number of frames of a signal with some samples. */
    public long frames(long samples) {
        return 1 + Math.max(0, samples - windowSamples()) / hopSamples();
    }

    /** Points of the Fourier transform: the first power of two that holds a frame, and at least 2. */
    int points() {
        int points = 2;
        while (points < windowSamples()) {
            points *= 2;
        }
        return points;
    }
}
