package org.rnn4j.core.metric;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A confusion matrix: how often each class was predicted for examples of each class.
 *
 * <p>With n_ij examples of class i predicted as j: accuracy is {@code sum_i n_ii / N}; of class k, precision is {@code
 * n_kk / sum_i n_ik}, recall {@code n_kk / sum_j n_kj}, and F1 their harmonic mean; each is 0 if its denominator is.
 * Macro F1 is the mean of F1 over the classes that occur at least once as a target or as a prediction.
 *
 * <p>Not thread-safe.
 */
public final class Confusion {
    private final List<String> classes;
    private final long[][] counts;

    public Confusion(List<String> classes) {
        this.classes = List.copyOf(classes);
        this.counts = new long[classes.size()][classes.size()];
    }

    /** The matrix of some predictions, {@code [examples]} each. */
    public static Confusion of(List<String> classes, int[] targets, int[] predictions) {
        Confusion confusion = new Confusion(classes);
        for (int i = 0; i < targets.length; i++) {
            confusion.add(targets[i], predictions[i]);
        }
        return confusion;
    }

    public void add(int target, int prediction) {
        counts[target][prediction]++;
    }

    public List<String> classes() {
        return classes;
    }

    /** Number of examples of class {@code target} that were predicted as {@code prediction}. */
    public long count(int target, int prediction) {
        return counts[target][prediction];
    }

    /** Number of examples of a class. */
    public long support(int target) {
        return Arrays.stream(counts[target]).sum();
    }

    /** Number of examples that were predicted as a class. */
    public long predicted(int prediction) {
        return Arrays.stream(counts).mapToLong(row -> row[prediction]).sum();
    }

    /** Number of examples. */
    public long total() {
        return ids().mapToLong(this::support).sum();
    }

    public double accuracy() {
        return share(ids().mapToLong(k -> counts[k][k]).sum(), total());
    }

    public double precision(int k) {
        return share(counts[k][k], predicted(k));
    }

    public double recall(int k) {
        return share(counts[k][k], support(k));
    }

    /** {@code 2 n_kk / (support + predicted)}, which is the harmonic mean of precision and recall. */
    public double f1(int k) {
        return share(2 * counts[k][k], support(k) + predicted(k));
    }

    public double macroF1() {
        return ids().filter(k -> support(k) + predicted(k) > 0)
                .mapToDouble(this::f1)
                .average()
                .orElse(0);
    }

    /**
     * The matrix and the metrics of each class: {@code classes} by name, and {@code confusion}, {@code [target][prediction]}
     * in the order of {@code classes}.
     */
    Map<String, Object> breakdown() {
        Map<String, Object> byClass = new LinkedHashMap<>();
        ids().forEach(k -> {
            Map<String, Object> metrics = new LinkedHashMap<>();
            metrics.put("precision", precision(k));
            metrics.put("recall", recall(k));
            metrics.put("F1", f1(k));
            metrics.put("support", support(k));
            metrics.put("predicted", predicted(k));
            byClass.put(classes.get(k), metrics);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("classes", byClass);
        all.put("confusion", Arrays.stream(counts).map(long[]::clone).toList());
        return all;
    }

    private IntStream ids() {
        return IntStream.range(0, classes.size());
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
