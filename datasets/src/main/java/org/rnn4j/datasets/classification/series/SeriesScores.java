package org.rnn4j.datasets.classification.series;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.classification.LinearScores;
import org.rnn4j.datasets.classification.linear.LinearWeights;
import org.rnn4j.datasets.codec.CodecJson;

/**
 * A linear classifier of the features of a series that {@link SeriesRegression} describes.
 *
 * @param means mean of each feature in the training split
 * @param deviations standard deviation of each feature
 */
record SeriesScores(float[] means, float[] deviations, LinearWeights weights) implements LinearScores {

    @Override
    public double[] scores(SequenceValues series) {
        return weights.scores(
                IntStream.range(0, means.length).toArray(),
                SeriesRegression.scaled(
                        SeriesRegression.features((RealVectors) series), new float[][] {means, deviations}));
    }

    @Override
    public LinearScores times(double factor) {
        return new SeriesScores(means, deviations, weights.times(factor));
    }

    @Override
    public LinearScores plus(LinearScores other) {
        SeriesScores theirs = (SeriesScores) other;
        if (!Arrays.equals(means, theirs.means) || !Arrays.equals(deviations, theirs.deviations)) {
            throw new IllegalArgumentException("the classifiers have different features");
        }
        return new SeriesScores(means, deviations, weights.plus(theirs.weights));
    }

    @Override
    public void write(ObjectNode json) {
        ArrayNode mean = json.putArray("means");
        ArrayNode deviation = json.putArray("deviations");
        for (int f = 0; f < means.length; f++) {
            mean.add(means[f]);
            deviation.add(deviations[f]);
        }
        weights.write(json);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param channels number of channels of the codec's series
     */
    static SeriesScores read(String format, JsonNode json, int classCount, int channels) {
        int width = channels * SeriesRegression.FEATURES;
        float[] means = numbers(format, json, "means", width);
        float[] deviations = numbers(format, json, "deviations", width);
        return new SeriesScores(means, deviations, LinearWeights.read(format, json, width, classCount));
    }

    private static float[] numbers(String format, JsonNode json, String key, int width) {
        float[] numbers = new float[width];
        for (int f = 0; f < width; f++) {
            numbers[f] = json.path(key).path(f).numberValue() == null
                    ? Float.NaN
                    : json.path(key).path(f).floatValue();
            if (!Float.isFinite(numbers[f])) {
                throw CodecJson.damaged(
                        format, "its linear path must have %,d numbers in \"%s\"".formatted(width, key));
            }
        }
        return numbers;
    }
}
