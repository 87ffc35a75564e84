package org.rnn4j.datasets.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;

/**
 * Encoded sequences of one split. Of those that are known to be abnormal, equal ones are kept once, with their number: they are only
 * judged, and judged alike.
 *
 * @param events sequences as read
 * @param ids {@code [sequence][event]}
 * @param counts {@code [sequence]}, how often each stands in the files
 */
record EventSplit(List<Events> events, List<int[]> ids, int[] counts) {

    static EventSplit of(List<Events> read, EventCodec codec) {
        List<Events> events = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        Map<List<String>, Integer> places = new HashMap<>();
        for (Events one : read) {
            Integer place = one.abnormal() ? places.get(one.symbols()) : null;
            if (place != null) {
                counts.set(place, counts.get(place) + 1);
                continue;
            }
            if (one.abnormal()) {
                places.put(one.symbols(), events.size());
            }
            events.add(one);
            counts.add(1);
        }
        return new EventSplit(
                List.copyOf(events),
                events.stream().map(one -> codec.ids(one.symbols())).toList(),
                counts.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Number of time steps of each sequence, its boundary included. */
    int[] lengths() {
        return ids.stream().mapToInt(one -> one.length + 1).toArray();
    }

    long steps() {
        return Arrays.stream(lengths()).asLongStream().sum();
    }

    Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        List<int[]> examples = ExampleBatches.of(split, plan, lengths());
        return () -> examples.stream()
                .map(batch ->
                        EventBatch.of(Arrays.stream(batch).mapToObj(ids::get).toList(), batch))
                .iterator();
    }
}
