package org.rnn4j.models.ensemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Predictions.Values;

/** Averages predictions of several networks for the same batch. */
final class AveragedPredictions {
    private AveragedPredictions() {}

    static Predictions of(List<Predictions> all) {
        Predictions first = all.get(0);
        if (first instanceof ClassProbabilities) {
            return new ClassProbabilities(mean(all.stream()
                    .map(one -> ((ClassProbabilities) one).probabilities())
                    .toList()));
        }
        if (first instanceof Values values) {
            return new Values(
                    mean(all.stream().map(one -> ((Values) one).point()).toList()), values.levels(), quantiles(all));
        }
        if (first instanceof TagPaths) {
            return votes(all.stream().map(TagPaths.class::cast).toList());
        }
        throw new IllegalArgumentException("cannot average " + first.getClass().getSimpleName());
    }

    private static float[][] mean(List<float[][]> all) {
        float[][] mean = new float[all.get(0).length][];
        for (int b = 0; b < mean.length; b++) {
            mean[b] = new float[all.get(0)[b].length];
            for (float[][] one : all) {
                for (int i = 0; i < mean[b].length; i++) {
                    mean[b][i] += one[b][i] / all.size();
                }
            }
        }
        return mean;
    }

    private static float[][][] quantiles(List<Predictions> all) {
        int batch = all.get(0).batch();
        float[][][] means = new float[batch][][];
        for (int b = 0; b < batch; b++) {
            int row = b;
            means[b] = mean(
                    all.stream().map(one -> ((Values) one).quantiles()[row]).toList());
        }
        return means;
    }

    /** The tag with the largest sum of the probabilities of those that chose it; its share of the networks' number. */
    private static TagPaths votes(List<TagPaths> all) {
        int[][] tags = new int[all.get(0).batch()][];
        float[][] probabilities = new float[tags.length][];
        for (int b = 0; b < tags.length; b++) {
            tags[b] = new int[all.get(0).tags()[b].length];
            probabilities[b] = new float[tags[b].length];
            for (int t = 0; t < tags[b].length; t++) {
                Map<Integer, Float> votes = new HashMap<>();
                for (TagPaths one : all) {
                    float sum = votes.merge(one.tags()[b][t], one.probabilities()[b][t], Float::sum);
                    if (sum / all.size() > probabilities[b][t]) {
                        tags[b][t] = one.tags()[b][t];
                        probabilities[b][t] = sum / all.size();
                    }
                }
            }
        }
        return new TagPaths(tags, probabilities);
    }
}
