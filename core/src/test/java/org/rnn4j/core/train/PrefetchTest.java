package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.None;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

class PrefetchTest {
    private static final List<SequenceBatch> HUNDRED = IntStream.range(0, 100)
            .mapToObj(n -> new SequenceBatch(new ClassIds(new int[] {n}), new None(1), null, false))
            .toList();

    @AfterEach
    void noThreadIsLeftBehind() {
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("rnn4j-prefetch");
    }

    @Test
    void givesTheSameBatchesInTheSameOrder() {
        try (Prefetch batches = new Prefetch(HUNDRED)) {
            assertThat(batches).toIterable().containsExactlyElementsOf(HUNDRED);
            assertThat(batches.hasNext()).isFalse();
        }
        try (Prefetch none = new Prefetch(List.of())) {
            assertThat(none.hasNext()).isFalse();
        }
    }

    /** Counted once the thread waits for room, which it does for good: nobody takes another batch. */
    @Test
    void isOnlyAFewBatchesAhead() {
        AtomicInteger made = new AtomicInteger();
        try (Prefetch batches = new Prefetch(() -> counted(made))) {
            batches.next();
            Thread thread = threads().findFirst().orElseThrow();
            while ((thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED)
                    || made.get() < 1 + Prefetch.AHEAD) {
                Thread.onSpinWait();
            }
            assertThat(made).hasValue(1 + Prefetch.AHEAD);
            assertThat(thread.isDaemon()).isTrue();
        }
        assertThat(made).hasValueLessThanOrEqualTo(2 + Prefetch.AHEAD);
    }

    private static Stream<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("rnn4j-prefetch"));
    }

    @Test
    void throwsWhatFailedAfterTheBatchesBeforeIt() {
        UserException problem = new UserException("data.csv:3: no number");
        Iterable<SequenceBatch> broken = () -> new Iterator<>() {
            private int made;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public SequenceBatch next() {
                if (made == 2) {
                    throw problem;
                }
                return HUNDRED.get(made++);
            }
        };
        try (Prefetch batches = new Prefetch(broken)) {
            assertThat(batches.next()).isSameAs(HUNDRED.get(0));
            assertThat(batches.next()).isSameAs(HUNDRED.get(1));
            assertThatThrownBy(batches::next).isSameAs(problem);
            assertThatThrownBy(batches::hasNext).isSameAs(problem);
        }
    }

    @Test
    void anInterruptedReaderIsNotLeftWaiting() {
        Thread.currentThread().interrupt();
        try (Prefetch batches = new Prefetch(HUNDRED)) {
            assertThatThrownBy(batches::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("interrupted while a batch was prepared");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void endsWithATrainingThatIsStoppedAmidAnEpochOrFails() {
        TinyText text = new TinyText(new TinyCodec("ab"), "aabb".repeat(50), "aabb");
        TrainingSpec spec = new TrainingSpec(
                1,
                1,
                0,
                9,
                Duration.ZERO,
                new OptimizerSpec.Sgd(1, 0),
                new ScheduleSpec.Constant(),
                0,
                0,
                BestBy.LOSS,
                0,
                0,
                CheckpointSpec.defaults());
        Trainer stopped = new Trainer(spec, 1);
        stopped.train(new TinyModel(2), text, new TrainingListener() {
            @Override
            public void onStep(StepReport report) {
                stopped.requestStop();
            }
        });
        noThreadIsLeftBehind();
        assertThatThrownBy(() -> new Trainer(spec, 1).train(new TinyModel(2), text, new TrainingListener() {
                    @Override
                    public void onStep(StepReport report) {
                        throw new UserException("the disk is full");
                    }
                }))
                .isInstanceOf(UserException.class)
                .hasMessage("the disk is full");
    }

    private static Iterator<SequenceBatch> counted(AtomicInteger made) {
        return HUNDRED.stream().peek(batch -> made.incrementAndGet()).iterator();
    }
}
