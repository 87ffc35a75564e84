package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.rnn4j.core.sequence.Calibrator;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;

/**
 * Finds the threshold for a wanted share of false alarms from the surprise of n held-back normal sequences: the smallest of them that
 * {@code ceil((n + 1) (1 - share))} do not exceed. A new sequence of the same kind exceeds it with at most that probability; with
 * fewer than {@code 1 / share} sequences, with the probability {@code 1 / (n + 1)}. (Vovk, Gammerman and Shafer 2005, "Algorithmic
 * learning in a random world", section 2.2.)
 */
final class AlarmThreshold implements Calibrator {
    private final EventData data;
    private final EventSplit split;
    private final double share;
    private final List<Double> scores = new ArrayList<>();

    AlarmThreshold(EventData data, EventSplit split, double share) {
        this.data = data;
        this.split = split;
        this.share = share;
    }

    @Override
    public void add(SequenceBatch batch, Predictions predictions) {
        EventCodec codec = (EventCodec) data.codec();
        for (int b = 0; b < predictions.batch(); b++) {
            List<String> symbols = split.events().get(batch.examples()[b]).symbols();
            double found = codec.surprise(symbols, (NextTokens) predictions, b).score();
            scores.add(found);
        }
    }

    @Override
    public SequenceData calibrated() {
        return data.with(((EventCodec) data.codec()).withThreshold(threshold(scores, share)));
    }

    /** The threshold for some values, which are sorted; those that are infinite raise an alarm whatever it is. */
    static double threshold(List<Double> values, double share) {
        Collections.sort(values);
        int place = (int) Math.min(values.size(), Math.ceil((values.size() + 1) * (1 - share) - 1e-9));
        int finite = (int) values.stream().filter(Double::isFinite).count();
        return finite == 0 ? Double.MIN_VALUE : Math.max(Double.MIN_VALUE, values.get(Math.min(place, finite) - 1));
    }
}
