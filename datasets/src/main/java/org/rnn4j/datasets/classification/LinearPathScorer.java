package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.metric.ClassificationScorer;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;

/**
 * Scores a network with its linear path: the metrics of both together, their cross-entropy in nats ({@code log loss}), and
 * the accuracy of the network alone.
 */
final class LinearPathScorer implements Scorer {
    private final LinearPath path;
    private final List<SequenceValues> sources;
    private final ClassificationScorer together;
    private final ClassificationScorer alone;
    private double nats;
    private long count;

    /** @param sources sources of the split, by the indices in batches */
    LinearPathScorer(ClassNames classes, LinearPath path, List<SequenceValues> sources) {
        this.path = path;
        this.sources = sources;
        together = new ClassificationScorer(classes.names());
        alone = new ClassificationScorer(classes.names());
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        float[][] networks = ((ClassProbabilities) predictions).probabilities();
        int[] classes = ((ClassIds) batch.targets()).classes();
        float[][] pooled = new float[networks.length][];
        for (int b = 0; b < pooled.length; b++) {
            pooled[b] = path.pooled(networks[b], sources.get(batch.examples()[b]));
            nats -= Math.log(Math.max(Float.MIN_NORMAL, pooled[b][classes[b]]));
            count++;
        }
        together.add(batch, new ClassProbabilities(pooled));
        alone.add(batch, predictions);
    }

    @Override
    public Score score() {
        Score score = together.score();
        List<Metric> metrics = new ArrayList<>(score.metrics());
        metrics.add(new Metric("log loss", nats / count, Kind.ERROR));
        metrics.add(new Metric("network alone", alone.score().main().value(), Kind.SHARE));
        Map<String, Object> breakdown = new LinkedHashMap<>(score.breakdown());
        breakdown.put("linear path", new LinkedHashMap<>(path.weights()));
        return new Score(metrics, "%s%n%n%s".formatted(path.description(), score.details()), breakdown);
    }
}
