package org.rnn4j.datasets.audio;

import org.rnn4j.datasets.audio.features.Framing;
import org.rnn4j.datasets.audio.features.MelSpectrogram;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.audio.wave.Resampler;

/**
 * A recording in few numbers, for methods without a network: log-mel energies of {@value #FILTERS} filters, from which the mean of
 * each is subtracted, stretched to {@value #STEPS} steps by linear interpolation; and the mean and deviation of each.
 *
 * @param stretched {@code [STEPS * FILTERS]}
 * @param moments {@code [2 * FILTERS]}, means and then deviations
 */
public record Outline(float[] stretched, float[] moments) {
    public static final int STEPS = 20;
    public static final int FILTERS = 26;

    /** The outline of a clip at a rate. */
    public static Outline of(Clip clip, int rate) {
        MelSpectrogram spectrogram = new MelSpectrogram(new Framing(rate, 25, 10, 0.97), FILTERS, 0, 0);
        try (AudioStream stream = Sounds.open(clip.file())) {
            return of(spectrogram
                    .of(Resampler.of(clip.samples(stream), stream.format().rate(), rate))
                    .all());
        }
    }

    private static Outline of(double[][] frames) {
        FeatureScale scale = FeatureScale.of(frames);
        float[] stretched = new float[STEPS * FILTERS];
        float[] moments = new float[2 * FILTERS];
        int last = frames.length - 1;
        for (int f = 0; f < FILTERS; f++) {
            double mean = scale.means().get(f);
            moments[f] = (float) mean;
            moments[FILTERS + f] = scale.deviations().get(f).floatValue();
            for (int t = 0; t < STEPS; t++) {
                double place = (double) t * last / (STEPS - 1);
                int before = (int) place;
                int after = Math.min(last, before + 1);
                double value = frames[before][f] + (place - before) * (frames[after][f] - frames[before][f]);
                stretched[t * FILTERS + f] = (float) (value - mean);
            }
        }
        return new Outline(stretched, moments);
    }
}
