package org.rnn4j.cli.forecast;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.cli.predict.Inputs;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.Alarms;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.PredictedValue.Anomaly;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Raises alarms where the anomaly scores of a series reach a threshold. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Detect anomalies: raise an alarm where the anomaly score of a row reaches a threshold.",
        footer = {
            "",
            "MODEL must have been trained with data.anomaly. The table of windows has the",
            "columns from and to, and series if there are several; dates have the form in",
            "which predict prints them.",
            "",
            "Examples:",
            "  rnn4j alarms runs/NAME/best.zip data.csv --quiet 48",
            "  rnn4j alarms runs/NAME/best.zip data.csv --threshold 0.99 --windows known.csv",
            "  rnn4j alarms runs/NAME/best.zip data.csv --false-alarms 0.001 --table scores.csv"
        })
public final class AlarmsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "FILE",
            description =
                    "Series in the table of the model's job (optionally .gz); - is standard input. Default: standard input.")
    List<String> inputs = List.of(Inputs.STANDARD);

    @Option(
            names = "--encoding",
            paramLabel = "CHARSET",
            defaultValue = "",
            description =
                    "Encoding of the files (default: data.encoding of the model's job; UTF-8 for standard input).")
    String encoding;

    @Option(
            names = "--threshold",
            paramLabel = "P",
            description = "Anomaly score from which a row raises an alarm (default 0.999).")
    Double threshold;

    @Option(
            names = "--false-alarms",
            paramLabel = "SHARE",
            description =
                    "Instead of --threshold: the least threshold that at most this share of the rows reaches, such as 0.001; with"
                            + " --windows, of the rows outside of them.")
    Double falseAlarms;

    @Option(
            names = "--quiet",
            paramLabel = "ROWS",
            defaultValue = "1",
            description = "Merge alarms that are at most this many rows apart (default 1).")
    int quiet;

    @Option(
            names = "--skip",
            paramLabel = "ROWS",
            defaultValue = "0",
            description = "Number of scored rows at the start that raise no alarm (default 0).")
    int skip;

    @Option(
            names = "--windows",
            paramLabel = "FILE",
            description = "Table of known anomalies; adds precision, recall and F1.")
    Path windows;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description =
                    "Also write every scored row, with its score and whether it raises an alarm, to this CSV file.")
    Path table;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    private static final double DEFAULT = 0.999;

    /** A row of the output; {@code rows} counts from the first to the last, both inclusive. */
    private record Row(String series, String from, String to, int rows, double score) {}

    @Override
    public Integer call() {
        if (threshold != null && falseAlarms != null) {
            throw new UserException("--threshold %s and --false-alarms %s both set the threshold; leave out one"
                    .formatted(threshold, falseAlarms));
        }
        Require.inRange("--threshold", threshold == null ? DEFAULT : threshold, 0, 1);
        Require.inRange("--false-alarms", falseAlarms == null ? 0 : falseAlarms, 0, 0.5);
        Require.inRange("--quiet", quiet, 1, 1_000_000_000);
        Require.inRange("--skip", skip, 0, 1_000_000_000);
        Map<String, List<Anomaly>> series = scored();
        Windows known = windows == null ? null : Windows.read(windows, series);
        double from = falseAlarms == null ? (threshold == null ? DEFAULT : threshold) : wanted(series, known);
        List<Row> rows = new ArrayList<>();
        Alarms all = new Alarms(0, 0, 0, 0);
        for (Map.Entry<String, List<Anomaly>> one : series.entrySet()) {
            double[] scores =
                    one.getValue().stream().mapToDouble(Anomaly::score).toArray();
            Alarms.runs(scores, from, quiet, skip).forEach(run -> rows.add(row(one.getKey(), one.getValue(), run)));
            List<Alarms.Window> of = known == null ? List.of() : known.of(one.getKey());
            all = all.and(Alarms.of(scores, from, quiet, skip, of));
        }
        if (table != null) {
            write(series, from);
        }
        print(rows, all, from);
        return 0;
    }

    /** The threshold with the wanted share of false alarms. */
    private double wanted(Map<String, List<Anomaly>> series, Windows known) {
        DoubleStream.Builder usual = DoubleStream.builder();
        series.forEach((name, rows) -> {
            List<Alarms.Window> wrong = known == null ? List.of() : known.of(name);
            for (int t = skip; t < rows.size(); t++) {
                int row = t;
                if (wrong.stream().noneMatch(window -> window.from() <= row && row <= window.to())) {
                    usual.add(rows.get(t).score());
                }
            }
        });
        return Alarms.threshold(usual.build().toArray(), falseAlarms);
    }

    private void write(Map<String, List<Anomaly>> series, double from) {
        AtomicFile.write(table, out -> {
            StringBuilder lines =
                    new StringBuilder(CSVFormat.RFC4180.format("series", "row", "anomaly score", "alarm"));
            series.forEach((name, rows) -> {
                for (int t = 0; t < rows.size(); t++) {
                    Anomaly row = rows.get(t);
                    boolean alarm = t >= skip && row.score() >= from;
                    lines.append('\n')
                            .append(CSVFormat.RFC4180.format(
                                    name, row.when(), Double.isNaN(row.score()) ? "" : row.score(), alarm ? 1 : 0));
                }
            });
            out.write(lines.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        });
    }

    private Map<String, List<Anomaly>> scored() {
        Map<String, List<Anomaly>> series = new LinkedHashMap<>();
        try (Predictor predictor = OpenModel.open(file, threads, new DecodingOptions(), signature)) {
            String task = predictor.bundle().job().task();
            if (!task.equals("forecasting")) {
                throw new UserException(
                        "%s is a model for task = %s, but alarms needs task = forecasting".formatted(file, task));
            }
            for (String input : inputs) {
                try (RequestInput in = Inputs.open(input, Form.JOB, encoding, predictor)) {
                    for (Prediction prediction : predictor.predict(in)) {
                        if (!(prediction.value() instanceof Anomaly anomaly)) {
                            throw new UserException(
                                    "%s has no anomaly scores; train it with data.anomaly, such as {window: 2000, recent: 10}"
                                            .formatted(file));
                        }
                        series.computeIfAbsent(anomaly.series(), name -> new ArrayList<>())
                                .add(anomaly);
                    }
                }
            }
        }
        return series;
    }

    private static Row row(String series, List<Anomaly> scored, Alarms.Window run) {
        return new Row(
                series,
                scored.get(run.from()).when(),
                scored.get(run.to()).when(),
                run.to() - run.from() + 1,
                IntStream.rangeClosed(run.from(), run.to())
                        .mapToDouble(t -> scored.get(t).score())
                        .filter(score -> !Double.isNaN(score))
                        .max()
                        .orElseThrow());
    }

    private void print(List<Row> rows, Alarms all, double from) {
        PrintWriter out = spec.commandLine().getOut();
        int name = rows.stream().mapToInt(row -> row.series().length()).reduce("series".length(), Math::max);
        int when = rows.stream().mapToInt(row -> row.from().length()).reduce("from".length(), Math::max);
        String line = "%-" + name + "s  %-" + when + "s  %-" + when + "s  %6s  %s%n";
        out.printf(line, "series", "from", "to", "rows", "highest score");
        rows.forEach(row -> out.printf(Locale.ROOT, line, row.series(), row.from(), row.to(), row.rows(), row.score()));
        out.printf(
                Locale.ROOT,
                "%,d alarm%s%s%s%n",
                all.alarms(),
                all.alarms() == 1 ? "" : "s",
                falseAlarms == null ? "" : " at a threshold of " + from,
                against(all));
        if (json) {
            JsonLine object = new JsonLine().put("alarms", rows).put("threshold", from);
            if (windows != null) {
                object.put("right", all.right())
                        .put("windows", all.windows())
                        .put("found", all.found())
                        .put("precision", all.precision())
                        .put("recall", all.recall())
                        .put("f1", all.f1());
            }
            object.printTo(out);
        }
    }

    private String against(Alarms all) {
        return windows == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %,d correct; %,d of %,d windows found; precision %.2f, recall %.2f, F1 %.2f",
                        all.right(),
                        all.found(),
                        all.windows(),
                        all.precision(),
                        all.recall(),
                        all.f1());
    }
}
