package org.rnn4j.core.decode.ctc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Log probabilities [time][vocabulary] for tests, and all of their paths. */
record Lattice(float[][] logs) {

    static Lattice random(int time, int vocabulary, long seed) {
        Random random = new Random(seed);
        double[][] probabilities = new double[time][];
        for (int t = 0; t < time; t++) {
            double[] weights = random.doubles(vocabulary, 0.01, 1).toArray();
            double sum = Arrays.stream(weights).sum();
            probabilities[t] = Arrays.stream(weights).map(w -> w / sum).toArray();
        }
        return of(probabilities);
    }

    static Lattice of(double[]... probabilities) {
        float[][] logs = new float[probabilities.length][probabilities[0].length];
        for (int t = 0; t < logs.length; t++) {
            for (int k = 0; k < logs[t].length; k++) {
                logs[t][k] = (float) Math.log(probabilities[t][k]);
            }
        }
        return new Lattice(logs);
    }

    int[][] paths() {
        int vocabulary = logs[0].length;
        return IntStream.range(0, (int) Math.pow(vocabulary, logs.length))
                .mapToObj(number -> {
                    int[] path = new int[logs.length];
                    for (int t = 0, rest = number; t < path.length; t++, rest /= vocabulary) {
                        path[t] = rest % vocabulary;
                    }
                    return path;
                })
                .toArray(int[][]::new);
    }

    double log(int[] path) {
        return IntStream.range(0, path.length)
                .mapToDouble(t -> logs[t][path[t]])
                .sum();
    }

    /** The labels of a path as text: digits. */
    static String merged(int[] path) {
        return IntStream.range(0, path.length)
                .filter(t -> path[t] != 0 && (t == 0 || path[t] != path[t - 1]))
                .mapToObj(t -> Integer.toString(path[t]))
                .collect(Collectors.joining());
    }

    /** The probability of all labels that have a path. */
    Map<String, Double> exhaustive() {
        Map<String, Double> sums = new TreeMap<>();
        for (int[] path : paths()) {
            sums.merge(merged(path), Math.exp(log(path)), Double::sum);
        }
        return sums;
    }

    static String text(int[] labels) {
        return Arrays.stream(labels).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    static int[] labels(String digits) {
        return digits.chars().map(digit -> digit - '0').toArray();
    }

    /** The labels with the best scores, best first. */
    static List<String> ranked(Map<String, Double> scores) {
        List<String> all = new ArrayList<>(scores.keySet());
        all.sort((a, b) -> Double.compare(scores.get(b), scores.get(a)));
        return all;
    }
}
