package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.rnn4j.core.sequence.PredictedValue.Surprise;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * Scores the alarms of a model; before its threshold is calibrated, the mean of the
 * score over normal sequences.
 */
final class EventScorer implements Scorer {
    private final EventSplit split;
    private final Set<List<String>> trained;
    private final EventCodec codec;
    private final Set<List<String>> alarms = new HashSet<>();
    private double sum;
    private long normal;

    EventScorer(EventSplit split, Set<List<String>> trained, EventCodec codec) {
        this.split = split;
        this.trained = trained;
        this.codec = codec;
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        for (int b = 0; b < predictions.batch(); b++) {
            Events events = split.events().get(batch.examples()[b]);
            Surprise found = codec.surprise(events.symbols(), (NextTokens) predictions, b);
            if (found.alarm()) {
                alarms.add(events.symbols());
            }
            if (!events.abnormal() && Double.isFinite(found.score())) {
                sum += found.score();
                normal++;
            }
        }
    }

    @Override
    public Score score() {
        List<Metric> metrics = new ArrayList<>();
        if (codec.threshold() > 0) {
            metrics.addAll(AlarmRates.of(split, trained, alarms::contains).metrics());
        }
        metrics.add(new Metric("surprise", normal == 0 ? Double.NaN : sum / normal, Kind.ERROR));
        return new Score(metrics);
    }
}
