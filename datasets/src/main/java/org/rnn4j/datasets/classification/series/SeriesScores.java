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
import org.rnn4j.datasets.classification.linear.Standardization;
import org.rnn4j.datasets.codec.CodecJson;

/**
 * A linear classifier of the features of a series that {@link SeriesRegression} describes.
 *
 * @param scale scale of the features in the training split
 */
record SeriesScores(Standardization scale, LinearWeights weights) implements LinearScores {

    @Override
    public double[] scores(SequenceValues series) {
        return weights.scores(
                IntStream.range(0, weights.features()).toArray(),
                scale.of(SeriesRegression.features((RealVectors) series)));
    }

    @Override
    public LinearScores times(double factor) {
        return new SeriesScores(scale, weights.times(factor));
    }

    @Override
    public LinearScores plus(LinearScores other) {
        SeriesScores theirs = (SeriesScores) other;
        if (!Arrays.equals(scale.means(), theirs.scale.means())
                || !Arrays.equals(scale.deviations(), theirs.scale.deviations())) {
            throw new IllegalArgumentException("the classifiers have different features");
        }
        return new SeriesScores(scale, weights.plus(theirs.weights));
    }

    @Override
    public void write(ObjectNode json) {
        ArrayNode mean = json.putArray("means");
        ArrayNode deviation = json.putArray("deviations");
        for (int f = 0; f < weights.features(); f++) {
            mean.add(scale.means()[f]);
            deviation.add(scale.deviations()[f]);
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
        Standardization scale =
                new Standardization(numbers(format, json, "means", width), numbers(format, json, "deviations", width));
        return new SeriesScores(scale, LinearWeights.read(format, json, width, classCount));
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
