package org.rnn4j.cli.bench;

import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Variants;
import org.rnn4j.models.bench.Bench;
import org.rnn4j.models.bench.BenchGemm;
import org.rnn4j.models.bench.BenchKernel;
import org.rnn4j.models.bench.BenchSpec;
import org.rnn4j.models.cell.Cell;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Benchmarks one network. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Benchmark training and inference of a character language model on random tokens.",
        footer = {
            "",
            "A training step is forward, loss, backward, gradient clipping and Adam. Times",
            "are medians after a warm-up. GFLOP/s count the matrix products only.",
            "",
            "Examples:",
            "  rnn4j bench",
            "  rnn4j bench --cell gru --hidden 512 --batch 64 --time 100",
            "  rnn4j bench --kernel stock --json"
        })
public final class BenchCommand implements Callable<Integer> {

    @Option(
            names = "--kernel",
            paramLabel = "KERNEL",
            defaultValue = "fused",
            description =
                    "fused: the kernel of rnn4j train. generic: the same layers in ND4J operations. stock: layers of"
                            + " DL4J on one-hot input.")
    String kernel;

    @Option(
            names = "--gemm",
            paramLabel = "GEMM",
            description = "Matrix products of the fused kernel: vector or plain. Default: vector if this JVM has it.")
    String gemm;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            defaultValue = "lstm",
            description = "Recurrent cell: basic-rnn, lstm or gru.")
    String cell;

    @Option(names = "--hidden", paramLabel = "N", defaultValue = "256", description = "Number of units per layer.")
    int hidden;

    @Option(names = "--layers", paramLabel = "N", defaultValue = "2", description = "Number of recurrent layers.")
    int layers;

    @Option(names = "--batch", paramLabel = "N", defaultValue = "32", description = "Batch size.")
    int batch;

    @Option(names = "--time", paramLabel = "N", defaultValue = "50", description = "Time steps per sequence.")
    int time;

    @Option(names = "--vocab", paramLabel = "N", defaultValue = "65", description = "Vocabulary size.")
    int vocab;

    @Option(
            names = "--streams",
            paramLabel = "N",
            defaultValue = "64",
            description = "Number of sequences to generate at once.")
    int streams;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "3",
            description = "Seconds for the training step; the whole benchmark takes four times as long.")
    double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = one per core.")
    int threads;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        BenchKernel layersOf = BenchKernel.of(kernel);
        BenchSpec what = new BenchSpec(
                layersOf,
                BenchGemm.of(gemm, layersOf),
                cell(),
                hidden,
                layers,
                batch,
                time,
                vocab,
                streams,
                seconds,
                threads);
        Backend.start();
        Backend.useThreads(threads);
        BenchReport report = new BenchReport(Bench.run(what));
        report.printTo(spec.commandLine().getOut());
        if (json) {
            report.json().printTo(spec.commandLine().getOut());
        }
        return 0;
    }

    private Cell cell() {
        return Variants.withDefaults(Cell.class, cell)
                .orElseThrow(() -> new UserException("--cell = %s, but must be %s"
                        .formatted(cell, String.join(" or ", Variants.names(Cell.class)))));
    }
}
