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
