package org.rnn4j.models.bench;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.job.Threads;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.task.LanguageModelOptions;

/**
 * The network and the batch to measure: a character language model. Immutable; an instance is always valid.
 *
 * @param kernel layers and kernel
 * @param gemm implementation of the matrix products
 * @param cell cell of every layer
 * @param hidden hidden size
 * @param layers number of layers
 * @param batch batch size
 * @param time time steps per sequence
 * @param vocab vocabulary size
 * @param streams number of sequences of the inference step
 * @param seconds duration of the measurement of the training step, after a warm-up of the same duration; other measurements
 * take half of it or less
 * @param threads number of compute threads; 0 = one per core
 */
public record BenchSpec(
        BenchKernel kernel,
        BenchGemm gemm,
        Cell cell,
        int hidden,
        int layers,
        int batch,
        int time,
        int vocab,
        int streams,
        double seconds,
        int threads) {

    public BenchSpec {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(gemm, "gemm");
        Objects.requireNonNull(cell, "cell");
        Require.inRange("--hidden", hidden, 1, 8_192);
        Require.inRange("--layers", layers, 1, 16);
        Require.inRange("--batch", batch, 1, 65_536);
        Require.inRange("--time", time, 1, 1_000_000);
        Require.inRange("--vocab", vocab, 1, 1_000_000);
        Require.inRange("--streams", streams, 1, 65_536);
        Require.inRange("--seconds", seconds, 0.001, 3_600);
        Require.inRange("--threads", threads, 0, 1_024);
        if (kernel == BenchKernel.STOCK && cell instanceof Gru) {
            throw new UserException(
                    "--kernel = stock with --cell = gru, but DL4J 1.0.0-M2.1 has no GRU layer; use lstm or basic-rnn");
        }
    }

    /** Number of compute threads. */
    public int effectiveThreads() {
        return Threads.of(threads);
    }

    /** Creates a job with this network. */
    JobSpec job() {
        String keys = "threads: %d\nmodel: {cell: %s, hidden-size: %d, layers: %d}"
                .formatted(threads, Variants.name(cell.getClass()), hidden, layers);
        Tasks tasks = Tasks.of(Map.of("language-model", LanguageModelOptions.class));
        return new JobReader(tasks).parse(keys, "bench", "bench", List.of());
    }

    /**
     * Floating-point operations required by a training step: the matrix products of the recurrence, of the inputs from the
     * second layer on, and of the output, each once forward and twice backward. Token lookups and elementwise operations are
     * not counted.
     */
    double trainingFlops(int gates) {
        double rows = (double) batch * time;
        double recurrence = (2.0 * layers - 1) * gates * hidden * hidden;
        return 3 * 2 * rows * (recurrence + (double) hidden * vocab);
    }
}
