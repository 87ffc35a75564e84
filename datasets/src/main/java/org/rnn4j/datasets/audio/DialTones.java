package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnn4j.datasets.audio.wave.WaveWriter;
import org.rnn4j.datasets.media.MediaFile;

/**
 * Generated recordings of strings of telephone keys, to try transcription without a file. Each key is the sum of two tones, for
 * its row and its column of the keypad; lengths, gaps, levels and noise vary. The names, {@code KEYS_NUMBER.wav}, have the keys.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-Q.23">ITU-T Q.23, Technical features of push-button telephone sets</a>
 */
final class DialTones {
    /** The name of these recordings in {@code data.source}. */
    static final String NAME = "dial-tones";

    static final int RATE = 8000;
    private static final int RECORDINGS = 1_000;
    private static final int MAX_KEYS = 6;
    private static final long SEED = 1963;
    private static final String KEYS = "123456789*0#";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477};
    private static final double DETUNING = 0.015; // that receivers must accept

    private DialTones() {}

    /** The recordings, always the same. */
    static List<MediaFile> files() {
        List<MediaFile> files = new ArrayList<>();
        for (int i = 0; i < RECORDINGS; i++) {
            long seed = SEED * RECORDINGS + i;
            files.add(new MediaFile.Generated(
                    "%s/%s_%d.wav".formatted(NAME, keys(new Random(seed)), i), () -> wave(new Random(seed))));
        }
        return files;
    }

    private static String keys(Random random) {
        StringBuilder keys = new StringBuilder();
        for (int n = 1 + random.nextInt(MAX_KEYS); n > 0; n--) {
            keys.append(KEYS.charAt(random.nextInt(KEYS.length())));
        }
        return keys.toString();
    }

    private static byte[] wave(Random random) {
        String keys = keys(random);
        double level = Math.pow(10, between(-30, -10, random) / 20);
        double noise = level * Math.pow(10, between(-20, 0, random) / 20);
        List<double[]> parts = new ArrayList<>();
        parts.add(new double[samples(20, 200, random)]);
        for (int k = 0; k < keys.length(); k++) {
            parts.add(tone(KEYS.indexOf(keys.charAt(k)), level, random));
            parts.add(new double[samples(30, 200, random)]);
        }
        double[] samples =
                new double[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (double[] part : parts) {
            for (double sample : part) {
                samples[at++] = sample + noise * random.nextGaussian();
            }
        }
        return WaveWriter.bytes(samples, RATE);
    }

    private static double[] tone(int key, double level, Random random) {
        double low = ROWS[key / COLUMNS.length] * between(1 - DETUNING, 1 + DETUNING, random);
        double high = COLUMNS[key % COLUMNS.length] * between(1 - DETUNING, 1 + DETUNING, random);
        double twist = Math.pow(10, between(-4, 4, random) / 20); // of the level of the higher tone
        double[] tone = new double[samples(50, 200, random)];
        for (int t = 0; t < tone.length; t++) {
            double turns = 2 * Math.PI * t / RATE;
            tone[t] = level * (Math.sin(low * turns) + twist * Math.sin(high * turns));
        }
        return tone;
    }

    private static int samples(int fromMilliseconds, int toMilliseconds, Random random) {
        return (int) (between(fromMilliseconds, toMilliseconds, random) * RATE / 1000);
    }

    private static double between(double from, double to, Random random) {
        return from + (to - from) * random.nextDouble();
    }
}
