package org.rnn4j.datasets.classification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.linear.LogarithmicPool;
import org.rnn4j.datasets.codec.CodecJson;

/**
 * The linear path of a classifier: linear models of the same sources, whose probabilities are pooled with those of the network
 * ({@link LogarithmicPool}).
 *
 * @param linear the sum of the linear models, fitted to the training split, times their weights
 * @param weights weights by the name of the model, the network first, fitted to the validation split
 */
public record LinearPath(LinearScores linear, Map<String, Double> weights) {
    private static final String KEY = "linear-path";
    private static final String NETWORK = "network";

    public LinearPath {
        weights = new LinkedHashMap<>(weights);
    }

    /**
     * Chooses the weights.
     *
     * @param linear one or more, of the same features
     * @param probabilities {@code [examples][classes]} of the network
     * @param classes right class of each example
     */
    static LinearPath fit(
            List<FittedLinear> linear, List<SequenceValues> sources, float[][] probabilities, int[] classes) {
        double[][][] logs = new double[classes.length][1 + linear.size()][];
        for (int e = 0; e < classes.length; e++) {
            logs[e][0] = logs(probabilities[e]);
            for (int m = 0; m < linear.size(); m++) {
                logs[e][m + 1] = linear.get(m).scores().scores(sources.get(e));
            }
        }
        List<Double> fitted =
                LogarithmicPool.fit(1 + linear.size(), logs, classes).weights();
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(NETWORK, fitted.get(0));
        LinearScores sum = null;
        for (int m = 0; m < linear.size(); m++) {
            double weight = fitted.get(m + 1);
            weights.put(linear.get(m).name(), weight);
            LinearScores part = linear.get(m).scores().times(weight);
            sum = sum == null ? part : sum.plus(part);
        }
        return new LinearPath(sum, weights);
    }

    /**
     * Probabilities of the network and the linear models together.
     *
     * @param probabilities {@code [classes]} of the network
     * @param source a batch of size one
     */
    float[] pooled(float[] probabilities, SequenceValues source) {
        double[] pooled = LogarithmicPool.pooled(
                new double[] {weights.get(NETWORK), 1}, new double[][] {logs(probabilities), linear.scores(source)});
        float[] rounded = new float[pooled.length];
        for (int c = 0; c < rounded.length; c++) {
            rounded[c] = (float) pooled[c];
        }
        return rounded;
    }

    private static double[] logs(float[] probabilities) {
        double[] logs = new double[probabilities.length];
        for (int c = 0; c < logs.length; c++) {
            logs[c] = Math.log(Math.max(Float.MIN_NORMAL, probabilities[c])); // a float may underflow to 0
        }
        return logs;
    }

    /** The weights in a sentence. */
    String description() {
        return weights.entrySet().stream()
                .map(weight -> String.format(Locale.ROOT, "%s %.2f", weight.getKey(), weight.getValue()))
                .collect(Collectors.joining(", ", "weights of log probabilities: ", ""));
    }

    void write(ObjectNode json) {
        ObjectNode path = json.putObject(KEY);
        weights.forEach(path.putObject("pool")::put);
        linear.write(path);
    }

    /** Reads a linear model that {@link LinearScores#write} wrote. */
    @FunctionalInterface
    public interface Reader {
        LinearScores read(String format, JsonNode json, int classCount);
    }

    /** The linear path of a codec, if it has one. */
    static Optional<LinearPath> read(String format, JsonNode json, int classCount, Reader reader) {
        JsonNode path = json.path(KEY);
        if (path.isMissingNode()) {
            return Optional.empty();
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        path.path("pool")
                .properties()
                .forEach(
                        weight -> weights.put(weight.getKey(), weight.getValue().asDouble(-1)));
        if (!weights.containsKey(NETWORK)
                || weights.values().stream().anyMatch(weight -> !(weight >= 0 && weight < Double.MAX_VALUE))) {
            throw CodecJson.damaged(
                    format,
                    "\"%s.pool\" must have numbers of 0 or more, that of \"%s\" among them".formatted(KEY, NETWORK));
        }
        return Optional.of(new LinearPath(reader.read(format, path, classCount), weights));
    }
}
