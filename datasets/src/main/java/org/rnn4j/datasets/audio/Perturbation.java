package org.rnn4j.datasets.audio;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.audio.features.MelSpectrogram;
import org.rnn4j.datasets.audio.features.Samples;
import org.rnn4j.datasets.audio.wave.Resampler;
import org.rnn4j.datasets.audio.wave.SincKernel;
import org.rnn4j.datasets.sides.Augmentation;

/**
 * Changes recordings as an {@link AudioAugmentation} says. Changes to samples read the recording again and compute its features again;
 * masks are put on features (SpecAugment). Factors of speed and frequency are rounded to hundredths, so that their weights are
 * computed once.
 *
 * @see <a href="https://arxiv.org/abs/1904.08779">Park et al., SpecAugment, 2019</a>
 */
final class Perturbation implements Augmentation<Clip> {
    private final AudioAugmentation how;
    private final AudioSide side;
    private final Map<Integer, SincKernel> kernels = new ConcurrentHashMap<>();
    private final Map<Integer, MelSpectrogram> spectrograms = new ConcurrentHashMap<>();

    Perturbation(AudioAugmentation how, AudioSide side) {
        this.how = how;
        this.side = side;
    }

    @Override
    public RealVectors changed(Clip clip, SequenceValues source, Random random) {
        RealVectors features = how.changesSamples() ? again(clip, random) : (RealVectors) source;
        return how.masks() ? new Masks(how, side.spec()).on(features, random) : features;
    }

    private RealVectors again(Clip clip, Random random) {
        double[] samples = side.samples(clip);
        if (how.speed() > 0) {
            samples = faster(samples, hundredths(how.speed(), random));
        }
        if (how.shift() > 0) {
            samples = shifted(samples, (int) Math.round(
                    between(-how.shift(), how.shift(), random) * side.spec().rate() / 1000));
        }
        if (how.gain() > 0) {
            scale(samples, Math.pow(10, between(-how.gain(), how.gain(), random) / 20));
        }
        if (how.noise() > 0 && random.nextDouble() < how.noise()) {
            addNoise(samples, between(how.noiseFrom(), how.noiseTo(), random), random);
        }
        int warp = how.vocalTract() > 0 ? hundredths(how.vocalTract(), random) : 100;
        MelSpectrogram spectrogram = spectrograms.computeIfAbsent(
                warp,
                factor -> side.spec()
                        .features()
                        .analysis()
                        .spectrogram(side.spec().rate(), factor / 100.0));
        return side.steps(
                side.spec().features().of(Samples.of(samples), spectrogram).all());
    }

    private static double between(double from, double to, Random random) {
        return from + (to - from) * random.nextDouble();
    }

    /** A factor within 1 ± share, in hundredths. */
    private static int hundredths(double share, Random random) {
        return (int) Math.round(100 * between(1 - share, 1 + share, random));
    }

    /** The signal at a speed in hundredths, as if it had been recorded at that many times the rate. */
    private double[] faster(double[] samples, int speed) {
        if (speed == 100) {
            return samples;
        }
        SincKernel kernel = kernels.computeIfAbsent(speed, hundredths -> SincKernel.of(hundredths, 100));
        return new Resampler(Samples.of(samples), kernel).all();
    }

    /** The signal, later by some samples (or earlier, if negative); what is missing is mirrored at the edge. */
    static double[] shifted(double[] samples, int by) {
        double[] shifted = new double[samples.length];
        int period = Math.max(1, 2 * samples.length - 2);
        for (int t = 0; t < shifted.length; t++) {
            int from = Math.floorMod(t - by, period);
            shifted[t] = samples[from < samples.length ? from : period - from];
        }
        return shifted;
    }

    private static void scale(double[] samples, double factor) {
        for (int t = 0; t < samples.length; t++) {
            samples[t] *= factor;
        }
    }

    /** Adds white noise at a ratio of signal to noise, in decibels. */
    static void addNoise(double[] samples, double ratio, Random random) {
        double squares = 0;
        for (double sample : samples) {
            squares += sample * sample;
        }
        double deviation = Math.sqrt(squares / Math.max(1, samples.length)) * Math.pow(10, -ratio / 20);
        for (int t = 0; t < samples.length; t++) {
            samples[t] += deviation * random.nextGaussian();
        }
    }
}
