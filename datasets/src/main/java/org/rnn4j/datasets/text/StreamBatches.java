package org.rnn4j.datasets.text;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
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
 *
 * <p>For evaluation, every stream but the first is warmed up: batches without targets come first, of the tokens before
 * the stream, so that its first token is predicted from a history and not from a zero state.
 */
public final class StreamBatches implements Iterable<SequenceBatch> {
    /** Most streams of an evaluation: a step of some streams takes hardly longer than a step of one. */
    private static final int EVALUATED_STREAMS = 32;

    /** Fewest targets of a stream of an evaluation; a text of less than twice as many is one stream. */
    private static final int EVALUATED_TARGETS = 2_048;

    private static final int WARM_UP = 512;
    private static final int EVALUATED_STEPS = 64;

    private final StreamTokens tokens;
    private final int timeSteps;
    private final int streams;
    private final long shortest;
    private final long longerStreams;
    private final int warmUp;

    /**
     * @param tokens the stream
     * @param batchSize maximum number of parallel streams
     * @param timeSteps time steps per window
     */
    public StreamBatches(StreamTokens tokens, int batchSize, int timeSteps) {
        this(tokens, batchSize, timeSteps, 0);
    }

    /** @param warmUp tokens before each stream but the first; no more than the targets of a stream */
    StreamBatches(StreamTokens tokens, int batchSize, int timeSteps, int warmUp) {
        if (batchSize < 1 || timeSteps < 1) {
            throw new IllegalArgumentException("batchSize %d, timeSteps %d".formatted(batchSize, timeSteps));
        }
        long targets = Math.max(0, tokens.length() - 1);
        this.tokens = tokens;
        this.timeSteps = timeSteps;
        this.streams = (int) Math.max(1, Math.min(batchSize, (targets - 1) / timeSteps + 1));
        this.shortest = targets / streams;
        this.longerStreams = targets % streams;
        this.warmUp = streams == 1 ? 0 : warmUp;
    }

    /** The batches of an evaluation, which depend on nothing but the number of tokens. */
    public static StreamBatches evaluating(StreamTokens tokens) {
        long streams = Math.min(EVALUATED_STREAMS, tokens.length() / EVALUATED_TARGETS);
        return new StreamBatches(tokens, (int) Math.max(1, streams), EVALUATED_STEPS, WARM_UP);
    }

    @Override
    public Iterator<SequenceBatch> iterator() {
        return new Iterator<>() {
            private long step = -warmUp;

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
        if (step < 0) {
            return (int) Math.min(timeSteps, -step);
        }
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
        return step < 0 ? warmUp(step, window) : targets(step, window);
    }

    private SequenceBatch warmUp(long step, int window) {
        int[] inputs = new int[streams * window];
        int[] lengths = new int[streams];
        for (int b = 1; b < streams; b++) {
            lengths[b] = window;
            tokens.read(start(b) + step, inputs, b * window, window);
        }
        return new SequenceBatch(
                new TokenIds(streams, window, inputs), new SequenceValues.None(streams), lengths, step > -warmUp);
    }

    private long start(int stream) {
        return stream * shortest + Math.min(stream, longerStreams);
    }

    private SequenceBatch targets(long step, int window) {
        int[] inputs = new int[streams * window];
        int[] targets = new int[streams * window];
        int[] lengths = new int[streams];
        for (int b = 0; b < streams; b++) {
            long from = start(b) + step;
            lengths[b] = (int) Math.min(window, shortest + (b < longerStreams ? 1 : 0) - step);
            tokens.read(from, inputs, b * window, lengths[b]);
            tokens.read(from + 1, targets, b * window, lengths[b]);
        }
        boolean full = Arrays.stream(lengths).allMatch(length -> length == window);
        return new SequenceBatch(
                new TokenIds(streams, window, inputs),
                new TokenIds(streams, window, targets),
                full ? null : lengths,
                step > -warmUp);
    }
}
