package org.rnn4j.datasets.text;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/**
 * One pass over a long stream of tokens, in batches for truncated BPTT.
 *
 * <p>The tokens are cut into parallel streams, each a contiguous piece; sequence b of every batch is the next window of
 * stream b, so all batches but the first {@linkplain SequenceBatch#continues continue} the one before. Inputs and targets
 * are token ids {@code [streams, window]}; the target of a step is the token after its input. Every token but the very
 * first is a target exactly once.
 *
 * <p>Edges: there are never more streams than windows, so a short text gives few streams rather than short ones. If the
 * targets are not divisible by the streams, the first streams are one step longer, which the lengths of the last batch
 * show; padding has the id 0. Windows are {@code timeSteps} wide except for the last one or two: a last window in which
 * the shorter streams had no step at all would be useless, so it takes one step from the window before (with {@code
 * timeSteps} 1 it is joined to it).
 */
public final class StreamBatches implements Iterable<SequenceBatch> {
    private final StreamTokens tokens;
    private final int timeSteps;
    private final int streams;
    private final long shortest;
    private final long longerStreams;

    /**
     * @param tokens the stream
     * @param batchSize maximum number of parallel streams
     * @param timeSteps time steps per window
     */
    public StreamBatches(StreamTokens tokens, int batchSize, int timeSteps) {
        if (batchSize < 1 || timeSteps < 1) {
            throw new IllegalArgumentException("batchSize %d, timeSteps %d".formatted(batchSize, timeSteps));
        }
        long targets = Math.max(0, tokens.length() - 1);
        this.tokens = tokens;
        this.timeSteps = timeSteps;
        this.streams = (int) Math.max(1, Math.min(batchSize, (targets - 1) / timeSteps + 1));
        this.shortest = targets / streams;
        this.longerStreams = targets % streams;
    }

    @Override
    public Iterator<SequenceBatch> iterator() {
        return new Iterator<>() {
            private long step;

            @Override
            public boolean hasNext() {
                return step < longest();
            }

            @Override
            public SequenceBatch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int window = windowAt(step);
                SequenceBatch batch = batch(step, window);
                step += window;
                return batch;
            }
        };
    }

    private long longest() {
        return shortest + (longerStreams > 0 ? 1 : 0);
    }

    private int windowAt(long step) {
        long rest = longest() - step;
        if (rest <= timeSteps) {
            return (int) rest;
        }
        if (rest == timeSteps + 1 && longerStreams > 0) {
            return timeSteps == 1 ? 2 : timeSteps - 1;
        }
        return timeSteps;
    }

    private SequenceBatch batch(long step, int window) {
        int[] inputs = new int[streams * window];
        int[] targets = new int[streams * window];
        int[] lengths = new int[streams];
        for (int b = 0; b < streams; b++) {
            long from = b * shortest + Math.min(b, longerStreams) + step;
            lengths[b] = (int) Math.min(window, shortest + (b < longerStreams ? 1 : 0) - step);
            tokens.read(from, inputs, b * window, lengths[b]);
            tokens.read(from + 1, targets, b * window, lengths[b]);
        }
        boolean full = Arrays.stream(lengths).allMatch(length -> length == window);
        return new SequenceBatch(
                new TokenIds(streams, window, inputs),
                new TokenIds(streams, window, targets),
                full ? null : lengths,
                step > 0);
    }
}
