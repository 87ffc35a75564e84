package org.rnn4j.datasets.music;

import java.util.List;
import java.util.TreeMap;

/**
 * Every pitch sounds at a step with its own probability, whatever else sounds: its share of the training steps, with half a step added
 * for and against.
 *
 * @param probabilities of the pitches from {@code low}
 */
record IndependentKeys(int low, double[] probabilities) {
    static final String NAME = "independent notes";

    static IndependentKeys of(List<Song> training, int low, int high) {
        double[] counts = new double[high - low + 1];
        long steps = 0;
        for (Song song : training) {
            for (TreeMap<Integer, Boolean> step : song.sounding()) {
                step.keySet().forEach(pitch -> counts[pitch - low]++);
                steps++;
            }
        }
        for (int f = 0; f < counts.length; f++) {
            counts[f] = (counts[f] + 0.5) / (steps + 1);
        }
        return new IndependentKeys(low, counts);
    }

    /** Nats a step. */
    double nats(List<Song> songs) {
        double nats = 0;
        long steps = 0;
        for (Song song : songs) {
            for (TreeMap<Integer, Boolean> step : song.sounding()) {
                for (int f = 0; f < probabilities.length; f++) {
                    boolean on = step.containsKey(low + f);
                    nats -= Math.log(on ? probabilities[f] : 1 - probabilities[f]);
                }
                steps++;
            }
        }
        return nats / steps;
    }
}
