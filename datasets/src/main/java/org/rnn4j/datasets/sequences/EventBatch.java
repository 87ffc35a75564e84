package org.rnn4j.datasets.sequences;

import java.util.List;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Sequences as a padded batch: the boundary and the events are read, the events and the boundary are predicted. */
final class EventBatch {
    private EventBatch() {}

    /**
     * A batch of sequences.
     *
     * @param ids ids of the events of each sequence
     * @param examples may be null
     */
    static SequenceBatch of(List<int[]> ids, int[] examples) {
        int n = ids.size();
        int time = 1 + ids.stream().mapToInt(one -> one.length).max().orElse(0);
        int[] read = new int[n * time];
        int[] targets = new int[n * time];
        int[] lengths = new int[n];
        for (int b = 0; b < n; b++) {
            int[] one = ids.get(b);
            lengths[b] = one.length + 1;
            read[b * time] = EventCodec.BOUNDARY;
            System.arraycopy(one, 0, read, b * time + 1, one.length);
            System.arraycopy(one, 0, targets, b * time, one.length);
            targets[b * time + one.length] = EventCodec.BOUNDARY;
        }
        return new SequenceBatch(new TokenIds(n, time, read), new TokenIds(n, time, targets), lengths, false, examples);
    }
}
