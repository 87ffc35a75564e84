package org.rnn4j.cli.predict;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.GuideOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.cli.picture.AttentionSheet;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
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
        description = "Run a model on files or standard input: classify, tag, forecast, translate, transcribe.",
        footer = {
            "",
            "Only predictions are written to standard output, in the order of the requests,",
            "and as soon as the input pauses, so predict works in a pipe.",
            "",
            "A file has the form that its name shows: .csv and .tsv are tables with the",
            "columns that data.format of the model's job names (the label may be missing),",
            ".jsonl has one JSON object a line, .ts and .conllu are as in training. Other",
            "files and standard input have the form of the job if their first line shows it,",
            "such as the header of the table; otherwise each line is a request. Forecasting",
            "always reads the job's table. --input-format decides otherwise. Files are in",
            "data.encoding of the job, standard input is UTF-8.",
            "",
            "Examples:",
            "  rnn4j predict runs/NAME/best.zip questions.txt",
            "  echo 'Who wrote Hamlet ?' | rnn4j predict runs/NAME/best.zip --probabilities",
            "  rnn4j predict runs/NAME/best.zip reviews.csv --format csv --keep",
            "  rnn4j predict runs/NAME/best.zip --format csv --on-error skip a.txt b.txt.gz",
            "  arecord -t raw -f S16_LE -r 16000 | rnn4j predict runs/NAME/best.zip --stream --pcm 16000",
            "  rnn4j predict runs/NAME/best.zip speech.wav --align 'the words of the recording'",
            "  rnn4j predict runs/NAME/best.zip photos/ --attention captions.html"
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
            description = "Requests (optionally .gz); - is standard input. Default: standard input.")
    List<String> inputs = List.of(Inputs.STANDARD);

    @Option(
            names = "--input-format",
            paramLabel = "FORM",
            defaultValue = "auto",
            description =
                    "Form of the requests: auto (default; see below), job (that of data.format of the model's job),"
                            + " lines (one request a line) or json (one object a line).")
    Form form;

    @Option(
            names = "--encoding",
            paramLabel = "CHARSET",
            defaultValue = "",
            description =
                    "Encoding of the requests (default: data.encoding of the model's job; UTF-8 for standard input).")
    String encoding;

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
            names = "--interval",
            paramLabel = "PERCENT",
            description =
                    "Also print an interval around each forecast that should hold this share of the values, such as 80; it is"
                            + " calibrated on the validation split.")
    Double interval;

    @Option(
            names = "--horizon",
            paramLabel = "ROWS",
            description =
                    "Number of rows to forecast (default: data.horizon of the model's job); more than that are forecast from"
                            + " forecasts.")
    Integer horizon;

    @Option(
            names = "--align",
            paramLabel = "TEXT",
            description =
                    "For transcripts: print the words of this known text with their times, instead of a transcript.")
    String align;

    @Option(
            names = "--align-column",
            paramLabel = "COLUMN",
            description = "The same for texts of a column of the table, or a key of the JSON lines, with the requests.")
    String alignColumn;

    @Option(
            names = "--attention",
            paramLabel = "FILE.html",
            description =
                    "For captions: also write a page with each picture, its caption, and where the network looked when it"
                            + " wrote each word; of a film, an animation and a bar below each frame.")
    Path attention;

    @Option(
            names = "--keep",
            description =
                    "Keep the other columns of a table, or the other keys of JSON lines, beside the prediction; with"
                            + " --format csv or json.")
    boolean keep;

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
                    "If a request cannot be read: fail (default) stops with exit code 2; skip counts it and writes an empty"
                            + " line, empty cells or a null prediction in its place.")
    OnError onError;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Mixin
    DecodingOptions decoding;

    @Mixin
    GuideOptions guide;

    @Mixin
    StreamOptions live;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        boolean isLive = live.areGiven();
        if (isLive) {
            requireNoRequestOptions();
        }
        Require.inRange("--batch", batch, 1, 65_536);
        if (interval != null) {
            Require.inRange("--interval", interval, 1, 99.9);
        }
        if (keep && format == PredictionFormat.TEXT) {
            throw new UserException("--keep needs columns or keys to write to; add --format csv or --format json");
        }
        Optional<KnownText> known = KnownText.of(align, alignColumn);
        var how = new PredictionLoop.How(
                format,
                probabilities || known.isPresent(),
                keep,
                batch,
                onError == OnError.SKIP,
                known,
                Optional.ofNullable(attention).map(any -> new AttentionSheet()));
        try (Predictor opened = OpenModel.open(file, threads, decoding, signature)) {
            if (horizon != null) {
                Require.inRange("--horizon", horizon, 1, 100_000);
            }
            Predictor guided = guide.guide(opened, decoding, spec.commandLine().getErr());
            if (isLive) {
                live.run(
                        guided,
                        inputs,
                        format,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr());
                return 0;
            }
            Predictor longer = horizon == null ? guided : guided.withHorizon(horizon);
            Predictor predictor = interval == null ? longer : longer.withIntervals(interval / 100);
            PredictionLoop loop =
                    new PredictionLoop(predictor, how, spec.commandLine().getOut());
            long begin = System.nanoTime();
            boolean isOpen = true;
            for (int i = 0; i < inputs.size() && isOpen; i++) {
                try (RequestInput in = Inputs.open(inputs.get(i), form, encoding, predictor)) {
                    Iterator<Request> requests = loop.open(in);
                    in.notes().forEach(spec.commandLine().getErr()::println);
                    isOpen = loop.run(in, requests);
                }
            }
            loop.end();
            how.sheet().ifPresent(sheet -> sheet.write(attention, file.toString()));
            printSummary(loop, (System.nanoTime() - begin) / 1e9);
        }
        return 0;
    }

    private void requireNoRequestOptions() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--probabilities", probabilities);
        given.put("--attention", attention != null);
        given.put("--keep", keep);
        given.put("--interval", interval != null);
        given.put("--horizon", horizon != null);
        given.put("--align", align != null);
        given.put("--align-column", alignColumn != null);
        given.put("--on-error skip", onError == OnError.SKIP);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new UserException(
                        "%s is for requests, but --stream reads one sound; leave it out".formatted(option));
            }
        });
    }

    private void printSummary(PredictionLoop loop, double seconds) {
        PrintWriter err = spec.commandLine().getErr();
        if (!loop.skipped().isEmpty()) {
            err.printf(
                    Locale.ROOT,
                    "skipped %,d request%s that cannot be read; the first: %s%n",
                    loop.skipped().size(),
                    loop.skipped().size() == 1 ? "" : "s",
                    loop.skipped().get(0));
        }
        loop.unknown().warning().ifPresent(err::println);
        if (loop.keptNothing()) {
            err.println("--keep: the requests have no other columns");
        }
        err.printf(
                Locale.ROOT,
                "%,d predictions in %.2f s, %,.0f per second%n",
                loop.predicted(),
                seconds,
                loop.predicted() / Math.max(seconds, 1e-9));
    }
}
