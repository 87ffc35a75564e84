package org.rnn4j.datasets.music;

import java.io.IOException;
import java.io.OutputStream;
import org.rnn4j.datasets.audio.wave.WaveWriter;

/**
 * Plays a song with plucked tones: every note is a sum of harmonics that fade, the higher ones faster, in equal temperament with A4 =
 * 440 Hz.
 */
final class Synthesizer {
    private static final int RATE = 22_050;
    private static final int HARMONICS = 6;
    private static final double ATTACK = 0.008; // seconds
    private static final double RELEASE = 0.06;
    private static final double FADE = 1.4; // per second, of the first harmonic
    private static final double LOUDNESS = 0.8;

    private Synthesizer() {}

    static void write(Song song, double stepsPerSecond, OutputStream out) throws IOException {
        WaveWriter.write(samples(song, stepsPerSecond), RATE, out);
    }

    /** Samples in [-1, 1]. */
    static double[] samples(Song song, double stepsPerSecond) {
        double[] samples = new double[(int) Math.ceil((song.steps() / stepsPerSecond + 2 * RELEASE) * RATE)];
        for (Note note : song.notes()) {
            add(note, stepsPerSecond, samples);
        }
        double peak = 1e-9;
        for (double sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= LOUDNESS / peak;
        }
        return samples;
    }

    private static void add(Note note, double stepsPerSecond, double[] samples) {
        double frequency = 440 * Math.pow(2, (note.pitch() - 69) / 12.0);
        double length = (note.end() - note.start()) / stepsPerSecond;
        int from = (int) (note.start() / stepsPerSecond * RATE);
        int count = (int) ((length + RELEASE) * RATE);
        for (int h = 1; h <= HARMONICS && h * frequency < RATE / 2.0; h++) {
            for (int i = 0; i < count && from + i < samples.length; i++) {
                double time = (double) i / RATE;
                double envelope = Math.min(1, time / ATTACK) * Math.exp(-FADE * h * time);
                envelope *= time > length ? 1 - (time - length) / RELEASE : 1;
                samples[from + i] += envelope / Math.pow(h, 1.5) * Math.sin(2 * Math.PI * h * frequency * time);
            }
        }
    }
}
