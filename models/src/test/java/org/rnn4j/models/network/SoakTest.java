package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Memory stays constant over 20,000 steps of varying length and batch size. */
@Tag("slow")
class SoakTest extends OneNativeThread {
    private static final Logger LOG = LoggerFactory.getLogger(SoakTest.class);
    private static final int STEPS = 20_000;
    private static final int VOCABULARY = 50;

    /** Memory after garbage collection, in bytes: heap, tracked by JavaCPP, NIO buffers, and the whole process. */
    private record Memory(long heap, long javacpp, long direct, long process) {
        static Memory now() {
            for (int i = 0; i < 3; i++) {
                System.gc();
            }
            long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum();
            Runtime runtime = Runtime.getRuntime();
            return new Memory(
                    runtime.totalMemory() - runtime.freeMemory(),
                    Pointer.totalBytes(),
                    direct,
                    Pointer.physicalBytes());
        }
    }

    @Test
    void heapAndOffHeapMemoryStayConstant() {
        LanguageModel model = model();
        Random random = new Random(3);
        List<Memory> readings = new ArrayList<>();
        for (int step = 0; step <= STEPS; step++) {
            if (step % (STEPS / 10) == 0 && step > 0) {
                readings.add(Memory.now());
                LOG.warn(
                        "step {}: {}",
                        step,
                        readings.get(readings.size() - 1)); // a warning, since tests log nothing below
            }
            SequenceBatch batch = batch(random);
            RnnState state = step % 3 == 0 ? null : model.evaluate(batch, null).after();
            model.train(batch, state, 0.002, 5);
            model.step(new int[] {step % VOCABULARY}, null);
            if (step % 500 == 0) {
                model.network();
            }
        }
        Memory early = readings.get(1);
        Memory late = readings.get(readings.size() - 1);
        assertThat(late.heap()).isLessThan(early.heap() + 2_000_000);
        assertThat(late.javacpp()).isLessThan(early.javacpp() + 100_000);
        assertThat(late.direct()).isLessThan(early.direct() + 100_000);
        assertThat(late.process()).isLessThan(early.process() + 50_000_000);
    }

    private static SequenceBatch batch(Random random) {
        int batch = 1 + random.nextInt(24);
        int time = 1 + random.nextInt(40);
        int[] lengths = random.nextBoolean()
                ? null
                : IntStream.range(0, batch).map(b -> 1 + random.nextInt(time)).toArray();
        return new SequenceBatch(ids(random, batch, time), ids(random, batch, time), lengths, false);
    }

    private static TokenIds ids(Random random, int batch, int time) {
        return new TokenIds(
                batch, time, random.ints((long) batch * time, 0, VOCABULARY).toArray());
    }

    private static LanguageModel model() {
        LanguageModelOptions model = Models.of("cell: gru, hidden-size: 24, layers: 2, reset-after: true, dropout: 0.1,"
                + " embedding-size: 24, tie-embedding: true");
        JobSpec job = Models.job(model, 3);
        return new LanguageModelFactory()
                .create(job, new InputSpec.Tokens(VOCABULARY), new OutputSpec.Tokens(VOCABULARY));
    }
}
