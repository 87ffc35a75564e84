package org.rnn4j.models.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final Workers workers = Workers.of(3);

    @Test
    void everyTaskRunsOnceInEveryRound() {
        for (int round = 0; round < 2_000; round++) {
            int tasks = round % 7;
            AtomicIntegerArray runs = new AtomicIntegerArray(7);
            workers.run(tasks, runs::incrementAndGet);
            for (int i = 0; i < 7; i++) {
                assertThat(runs.get(i)).isEqualTo(i < tasks ? 1 : 0);
            }
        }
    }

    @Test
    void aTaskCanRunTasks() {
        AtomicIntegerArray runs = new AtomicIntegerArray(12);
        workers.run(3, outer -> workers.run(4, inner -> runs.incrementAndGet(outer * 4 + inner)));
        assertThat(IntStream.range(0, 12).map(runs::get)).containsOnly(1);
    }

    @Test
    void servesConcurrentCallers() {
        AtomicIntegerArray runs = new AtomicIntegerArray(400);
        IntStream.range(0, 40)
                .parallel()
                .forEach(caller -> workers.run(10, task -> runs.incrementAndGet(caller * 10 + task)));
        assertThat(IntStream.range(0, 400).map(runs::get)).containsOnly(1);
    }

    /** After a millisecond without work; the next round starts another. */
    @Test
    void aHelperWithoutWorkEnds() throws InterruptedException {
        Workers brief = new Workers(2, 1_000_000);
        assertThat(brief.helper(0)).isNull();
        for (int round = 0; round < 3; round++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(50);
            Thread helper = started(brief, runs);
            helper.join();
            assertThat(brief.helper(0)).isNull();
            assertThat(IntStream.range(0, 50).map(runs::get)).containsOnly(1);
        }
    }

    /** The helper that ran beside these tasks. */
    private static Thread started(Workers workers, AtomicIntegerArray runs) {
        Thread[] helper = new Thread[1];
        workers.run(50, task -> {
            helper[0] = helper[0] == null ? workers.helper(0) : helper[0];
            runs.incrementAndGet(task);
        });
        return helper[0];
    }

    /** Helpers that end while callers come and go lose no task. */
    @Test
    void noTaskIsLostWhileHelpersEnd() {
        Workers hasty = new Workers(4, 1);
        for (int round = 0; round < 5_000; round++) {
            AtomicIntegerArray runs = new AtomicIntegerArray(6);
            hasty.run(6, runs::incrementAndGet);
            assertThat(IntStream.range(0, 6).map(runs::get)).containsOnly(1);
        }
    }

    @Test
    void anExceptionOfATaskReachesTheCallerAndThePoolStaysUsable() {
        assertThatThrownBy(() -> workers.run(5, task -> {
                    if (task == 3) {
                        throw new IllegalStateException("task 3");
                    }
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("task 3");
        everyTaskRunsOnceInEveryRound();
    }
}
