package org.rnn4j.cli.bench;

import java.io.PrintWriter;
import java.util.Locale;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.bench.BenchResult;
import org.rnn4j.models.bench.BenchSpec;

/** The results of a benchmark, as text and as JSON. */
record BenchReport(BenchResult result) {

    void printTo(PrintWriter out) {
        BenchSpec spec = result.spec();
        line(
                out,
                "%s %d x %d, vocabulary %d, batch %d, %d steps; %s kernel, %s products, %d threads",
                Variants.name(spec.cell().getClass()),
                spec.layers(),
                spec.hidden(),
                spec.vocab(),
                spec.batch(),
                spec.time(),
                spec.kernel().label(),
                result.gemm(),
                spec.effectiveThreads());
        line(out, "");
        double forwardTokens = 1e3 * spec.batch() * spec.time() / result.forwardMs();
        row(out, "training step", result.trainMs(), "ms", result.tokensPerSecond());
        row(out, "forward and loss", result.forwardMs(), "ms", forwardTokens);
        row(out, "one token", result.stepUs(), "us", 1e6 / result.stepUs());
        row(out, spec.streams() + " streams", result.streamsStepUs(), "us", result.streamsTokensPerSecond());
        line(out, "");
        line(
                out,
                "%.0f GFLOP/s in training, %.0f %% of the matrix product of one step alone (%.0f)",
                result.gflops(),
                100 * result.share(),
                result.gemmGflops());
        line(
                out,
                "%.0f MiB of heap in training, at most %.0f MiB of memory for the whole process",
                result.trainingHeapMb(),
                result.peakMemoryMb());
    }

    private static void row(PrintWriter out, String what, double time, String unit, double tokens) {
        line(out, "%-18s %10.2f %s %12.0f tokens/s", what, time, unit, tokens);
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }

    JsonLine json() {
        BenchSpec spec = result.spec();
        return new JsonLine()
                .put("kernel", spec.kernel().label())
                .put("gemm", result.gemm())
                .put("cell", Variants.name(spec.cell().getClass()))
                .put("batch", spec.batch())
                .put("time", spec.time())
                .put("vocab", spec.vocab())
                .put("hidden", spec.hidden())
                .put("layers", spec.layers())
                .put("threads", spec.effectiveThreads())
                .put("train_ms", result.trainMs())
                .put("tokens_per_s", result.tokensPerSecond())
                .put("forward_ms", result.forwardMs())
                .put("step_us", result.stepUs())
                .put("streams", spec.streams())
                .put("streams_step_us", result.streamsStepUs())
                .put("streams_tokens_per_s", result.streamsTokensPerSecond())
                .put("gflops", result.gflops())
                .put("gemm_gflops", result.gemmGflops())
                .put("share", result.share())
                .put("training_heap_mb", result.trainingHeapMb())
                .put("peak_memory_mb", result.peakMemoryMb());
    }
}
