package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Score.Kind;
import org.rnn4j.core.sequence.Score.Metric;

/**
 * Alarms on a split: over all sequences, and over different ones that do not stand word for word in the training split.
 *
 * @param normal normal sequences
 * @param different of these, without duplicates
 * @param abnormal sequences known to be abnormal
 * @param differentAbnormal of these, without duplicates
 */
record AlarmRates(Rate normal, Rate different, Rate abnormal, Rate differentAbnormal) {

    /**
     * Alarms in a number of sequences.
     *
     * @param alarms number of sequences with an alarm
     */
    record Rate(long alarms, long sequences) {
        static final Rate NONE = new Rate(0, 0);

        Rate plus(boolean alarm, int count) {
            return new Rate(alarms + (alarm ? count : 0), sequences + count);
        }

        /** NaN if there are none. */
        double share() {
            return sequences == 0 ? Double.NaN : (double) alarms / sequences;
        }
    }

    /**
     * Judges all sequences of a split.
     *
     * @param trained all sequences of the training split
     */
    static AlarmRates of(EventSplit split, Set<List<String>> trained, Predicate<List<String>> raisesAlarm) {
        AlarmRates rates = new AlarmRates(Rate.NONE, Rate.NONE, Rate.NONE, Rate.NONE);
        Set<List<String>> counted = new HashSet<>(trained);
        for (int i = 0; i < split.events().size(); i++) {
            Events events = split.events().get(i);
            rates = rates.plus(
                    events.abnormal(),
                    raisesAlarm.test(events.symbols()),
                    split.counts()[i],
                    counted.add(events.symbols()));
        }
        return rates;
    }

    private AlarmRates plus(boolean isAbnormal, boolean alarm, int count, boolean isDifferent) {
        int once = isDifferent ? 1 : 0;
        return isAbnormal
                ? new AlarmRates(normal, different, abnormal.plus(alarm, count), differentAbnormal.plus(alarm, once))
                : new AlarmRates(normal.plus(alarm, count), different.plus(alarm, once), abnormal, differentAbnormal);
    }

    Score score() {
        return new Score(metrics());
    }

    List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>();
        if (abnormal.sequences() > 0) {
            metrics.add(new Metric("recall", abnormal.share(), Kind.SHARE));
            metrics.add(new Metric("of different", differentAbnormal.share(), Kind.SHARE));
        }
        if (normal.sequences() > 0) {
            metrics.add(new Metric("false alarms", normal.share(), Kind.ERROR_SHARE));
        }
        if (different.sequences() > 0) {
            metrics.add(new Metric("of new", different.share(), Kind.ERROR_SHARE));
        }
        return metrics;
    }
}
