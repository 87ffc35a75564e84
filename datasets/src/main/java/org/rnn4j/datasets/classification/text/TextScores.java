package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.classification.LinearScores;
import org.rnn4j.datasets.classification.linear.LinearWeights;

/** A linear classifier of the presence of tokens and of pairs of adjacent tokens. */
record TextScores(TextFeatures features, LinearWeights weights) implements LinearScores {

    @Override
    public double[] scores(SequenceValues text) {
        int[] present = features.present(text);
        float[] ones = new float[present.length];
        Arrays.fill(ones, 1);
        return weights.scores(present, ones);
    }

    @Override
    public LinearScores times(double factor) {
        return new TextScores(features, weights.times(factor));
    }

    @Override
    public LinearScores plus(LinearScores other) {
        TextScores theirs = (TextScores) other;
        if (!theirs.features.columns().equals(features.columns())) {
            throw new IllegalArgumentException("the classifiers have different features");
        }
        return new TextScores(features, weights.plus(theirs.weights));
    }

    @Override
    public void write(ObjectNode json) {
        json.put("features", features.bytes());
        weights.write(json);
    }

    /** Reads what {@link #write} wrote. */
    static TextScores read(String format, JsonNode json, int classCount) {
        TextFeatures features = TextFeatures.of(LinearWeights.bytes(format, json, "features"));
        return new TextScores(
                features, LinearWeights.read(format, json, features.columns().size(), classCount));
    }
}
