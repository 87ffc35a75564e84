package org.rnn4j.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.generate.GeneratedText;
import org.rnn4j.core.generate.PieceSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.PieceSampleSpec;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.TextCodec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Generates text, or pieces such as drawings, which are written to a file. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Generate text with a language model, or a file such as a sheet of drawings.",
        footer = {
            "",
            "Defaults are the keys sample.* and seed of the model's job.",
            "The same model, options and seed give the same text or file.",
            "",
            "Examples:",
            "  rnn4j generate runs/NAME/best.zip --prompt \"To be\"",
            "  rnn4j generate runs/NAME/best.zip --length 1000 --temperature 0.6 --seed 7",
            "  rnn4j generate runs/NAME/best.zip --prompt hell --length 4 --temperature 0",
            "  rnn4j generate runs/drawings/best.zip --out sheet.svg --rows 6 --columns 6 --temperature 0.2..1.0",
            "  rnn4j generate runs/drawings/best.zip --out wholes.svg --prompt half.svg --columns 5"
        })
public final class GenerateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Option(
            names = "--prompt",
            paramLabel = "TEXT",
            description = "Text to continue; with --out, a file such as half.svg.")
    String prompt;

    @Option(
            names = {"--length", "--steps"},
            paramLabel = "N",
            description = "Maximum number of characters (bytes for a byte model) or steps to generate.")
    Integer length;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "Sampling temperature: below 1 more conservative, above 1 more varied; 0 = most likely token."
                    + " With --rows, A..B from the first row to the last.")
    String temperature;

    @Option(names = "--top-k", paramLabel = "K", description = "Sample from the K most likely tokens; 0 = all.")
    Integer topK;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "Sample from the most likely tokens whose probabilities add up to P; 1 = all.")
    Double topP;

    @Option(names = "--stop", paramLabel = "TEXT", description = "Stop after this text.")
    String stop;

    @Option(names = "--seed", paramLabel = "N", description = "Random seed for sampling.")
    Long seed;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Option(names = "--json", description = "Print one JSON object instead of the text.")
    boolean json;

    @Mixin
    PieceOptions pieces;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        try (Predictor predictor = OpenModel.open(file, threads, signature)) {
            if (pieces.out != null) {
                return writePieces(predictor);
            }
            pieces.requireNone();
            TextCodec codec = predictor.textCodec();
            JobSpec job = predictor.bundle().job();
            SampleSpec sample = over(job.block(SampleSpec.class).orElseGet(SampleSpec::defaults));
            long drawSeed = Objects.requireNonNullElse(seed, job.seed());
            PrintWriter out = spec.commandLine().getOut();
            GeneratedText text;
            if (json) {
                text = predictor.generate(sample, drawSeed, piece -> {});
                printJson(out, sample, drawSeed, text);
            } else {
                out.print(sample.prompt());
                text = predictor.generate(sample, drawSeed, piece -> {
                    out.print(piece);
                    out.flush();
                });
                out.println();
            }
            printSummary(spec.commandLine().getErr(), codec, drawSeed, text);
        }
        return 0;
    }

    private int writePieces(Predictor predictor) {
        JobSpec job = predictor.bundle().job();
        Medium medium = predictor.medium();
        pieces.requireWritable(medium);
        SampleSpec sample = over(usual(job));
        if (!(predictor.bundle().codec() instanceof TextCodec) && (topK != null || topP != null)) {
            throw new UserException("--top-k and --top-p are for models of tokens; leave them out");
        }
        if (stop != null) {
            throw new UserException("--stop = %s is for text; leave it out".formatted(stop));
        }
        TemperatureRange range = temperature == null
                ? new TemperatureRange(sample.temperature(), sample.temperature())
                : TemperatureRange.parse(temperature);
        if (pieces.rows() == 1) {
            range.single();
        }
        PieceWriter written = PieceWriter.write(
                predictor,
                new PieceSpec(
                        PieceOptions.prompt(sample.prompt(), predictor, medium),
                        PieceSpec.temperatures(pieces.rows(), pieces.columns(), range.from(), range.to()),
                        pieces.length(length, sample.length(), medium),
                        sample.topK(),
                        sample.topP(),
                        Objects.requireNonNullElse(seed, job.seed())),
                pieces.out,
                pieces.columns());
        if (json) {
            written.printJson(spec.commandLine().getOut());
        } else {
            written.print(spec.commandLine().getOut(), spec.commandLine().getErr());
        }
        return 0;
    }

    /** The job's own values, in the form of those of a language model. */
    private static SampleSpec usual(JobSpec job) {
        SampleSpec text = job.block(SampleSpec.class).orElseGet(SampleSpec::defaults);
        return job.block(PieceSampleSpec.class)
                .map(piece -> new SampleSpec(
                        piece.length(), piece.temperature(), text.topK(), text.topP(), text.prompt(), text.stop()))
                .orElse(text);
    }

    private SampleSpec over(SampleSpec job) {
        return new SampleSpec(
                Objects.requireNonNullElse(length, job.length()),
                temperature == null || pieces.out != null
                        ? job.temperature()
                        : TemperatureRange.parse(temperature).single(),
                Objects.requireNonNullElse(topK, job.topK()),
                Objects.requireNonNullElse(topP, job.topP()),
                Objects.requireNonNullElse(prompt, job.prompt()),
                Objects.requireNonNullElse(stop, job.stop()));
    }

    private static void printSummary(PrintWriter err, TextCodec codec, long seed, GeneratedText text) {
        if (!text.unknownInPrompt().isEmpty()) {
            err.printf(
                    "warning: these %s of the prompt are unknown to the model: %s%n",
                    Units.of(codec), text.unknownInPrompt());
        }
        err.printf(
                Locale.ROOT,
                "%,d %s in %.2f s, %,.0f per second; seed %d%n",
                text.tokens(),
                Units.of(codec),
                text.seconds(),
                text.tokens() / Math.max(text.seconds(), 1e-9),
                seed);
    }

    private static void printJson(PrintWriter out, SampleSpec sample, long seed, GeneratedText text) {
        new JsonLine()
                .put("prompt", sample.prompt())
                .put("text", text.text())
                .put("tokens", text.tokens())
                .put("seconds", text.seconds())
                .put("tokensPerSecond", text.tokens() / Math.max(text.seconds(), 1e-9))
                .put("seed", seed)
                .printTo(out);
    }
}
