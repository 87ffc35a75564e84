package org.rnn4j.cli.predict;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.io.LineReader;
import org.rnn4j.core.predict.Predictor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a model on files or standard input. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Run a model on files or standard input: classify, tag, forecast, translate.",
        footer = {
            "",
            "Only predictions are written to standard output, in the order of the requests,",
            "and as soon as the input pauses, so predict works in a pipe. The form of a",
            "request depends on the task: a line of text, a sentence, a series.",
            "",
            "Examples:",
            "  rnn4j predict runs/NAME/best.zip questions.txt",
            "  echo 'Who wrote Hamlet ?' | rnn4j predict runs/NAME/best.zip --probabilities",
            "  rnn4j predict runs/NAME/best.zip --format csv --on-error skip a.txt b.txt.gz"
        })
public final class PredictCommand implements Callable<Integer> {
    /** Handling of requests that cannot be read. */
    enum OnError {
        FAIL,
        SKIP
    }

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description = "Requests in UTF-8 (optionally .gz); - is standard input. Default: standard input.")
    List<String> inputs = List.of(Inputs.STANDARD);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Output format: text (default), csv (a table with a header) or json (one object per line).")
    PredictionFormat format;

    @Option(
            names = "--probabilities",
            description =
                    "Also print the probabilities of all classes or tags, all quantiles, or all generated sequences with"
                            + " their attention.")
    boolean probabilities;

    @Option(
            names = "--batch",
            paramLabel = "N",
            defaultValue = "32",
            description = "Maximum batch size (default 32); larger batches are faster and take more memory.")
    int batch;

    @Option(
            names = "--on-error",
            paramLabel = "ACTION",
            defaultValue = "fail",
            description =
                    "If a request cannot be read: fail (default) stops with exit code 2, skip skips and counts it.")
    OnError onError;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Mixin
    DecodingOptions decoding;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Require.inRange("--batch", batch, 1, 65_536);
        var how = new PredictionLoop.How(format, probabilities, batch, onError == OnError.SKIP);
        try (Predictor predictor = OpenModel.open(file, threads, decoding)) {
            PredictionLoop loop =
                    new PredictionLoop(predictor, how, spec.commandLine().getOut());
            long begin = System.nanoTime();
            loop.begin();
            for (String input : inputs) {
                try (LineReader in = Inputs.open(input)) {
                    if (!loop.run(in, Inputs.name(input))) {
                        break;
                    }
                }
            }
            printSummary(loop, (System.nanoTime() - begin) / 1e9);
        }
        return 0;
    }

    private void printSummary(PredictionLoop loop, double seconds) {
        PrintWriter err = spec.commandLine().getErr();
        if (!loop.skipped().isEmpty()) {
            err.printf(
                    Locale.ROOT,
                    "skipped %,d requests that cannot be read; the first: %s%n",
                    loop.skipped().size(),
                    loop.skipped().get(0));
        }
        err.printf(
                Locale.ROOT,
                "%,d predictions in %.2f s, %,.0f per second%n",
                loop.predicted(),
                seconds,
                loop.predicted() / Math.max(seconds, 1e-9));
    }
}
