package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.audio.wave.Resampler;
import org.rnn4j.datasets.audio.wave.WaveWriter;

/**
 * A WAV file of clips one after the other, at the same level, with gaps and white noise everywhere.
 *
 * @param how gaps and noise
 * @param rate samples per second
 * @param seed seed of gaps and noise
 */
record JoinedClips(List<Clip> clips, ClipStrings how, int rate, long seed) implements Supplier<byte[]> {
    private static final double LEVEL = 0.05; // root mean square, -26 dB of full scale

    JoinedClips {
        clips = List.copyOf(clips);
    }

    @Override
    public byte[] get() {
        Random random = new Random(seed);
        List<double[]> parts = new ArrayList<>();
        parts.add(gap(random));
        for (Clip clip : clips) {
            parts.add(levelled(clip));
            parts.add(gap(random));
        }
        double noise = LEVEL * Math.pow(10, -how.noise() / 20);
        double[] joined =
                new double[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (double[] part : parts) {
            for (double sample : part) {
                joined[at++] = sample + noise * random.nextGaussian();
            }
        }
        return WaveWriter.bytes(joined, rate);
    }

    private double[] gap(Random random) {
        double seconds = how.gapFrom() + (how.gapTo() - how.gapFrom()) * random.nextDouble();
        return new double[(int) Math.round(seconds * rate)];
    }

    /** The samples of a clip at the common level; silence stays silent. */
    private double[] levelled(Clip clip) {
        double[] samples;
        try (AudioStream stream = Sounds.open(clip.file())) {
            samples = Resampler.of(clip.samples(stream), stream.format().rate(), rate)
                    .all();
        }
        double squares = 0;
        for (double sample : samples) {
            squares += sample * sample;
        }
        double factor = squares == 0 ? 0 : LEVEL / Math.sqrt(squares / samples.length);
        for (int t = 0; t < samples.length; t++) {
            samples[t] *= factor;
        }
        return samples;
    }
}
