package org.rnn4j.core.run;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.train.Rollback;
import org.rnn4j.core.train.StepReport;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.core.train.ValidationReport;

/**
 * Writes the course of a training as a table, one line per step and one per validation, immediately, so that it can be
 * watched and survives a crash. Losses are in nats per token; a line of a validation leaves the columns of steps empty,
 * and vice versa. The metrics of a task follow in columns of their own, such as {@code validation_macro_f1}; they are
 * known at the first validation, which adds these columns.
 */
public final class MetricsCsv implements TrainingListener, Closeable {
    static final String HEADER =
            "step,epoch,seconds,train_loss,validation_loss,learning_rate,gradient_norm,tokens_per_second";

    private static final Pattern STEP = Pattern.compile("(\\d{1,18}),");

    /** Number of columns that every table has. */
    private static final int COMMON = HEADER.split(",").length;

    private static final int RATE = List.of(HEADER.split(",")).indexOf("learning_rate");

    private final Path file;
    private List<String> header;
    private BufferedWriter out;

    /**
     * Creates the table of a new training.
     *
     * @throws UserException if the file cannot be written, now or later
     */
    public MetricsCsv(Path file) {
        this(file, 0);
    }

    /**
     * Continues the table of a resumed training, or creates one. Lines after the step that the training resumes from are
     * removed, since the training writes them again, as is a line that a killed process left incomplete.
     *
     * @param step number of completed steps
     * @throws UserException if the file cannot be written, now or later
     */
    public MetricsCsv(Path file, long step) {
        this.file = file;
        try {
            keepUntil(step);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void keepUntil(long step) throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        int complete = text.lastIndexOf('\n') + 1;
        List<String> lines = text.substring(0, complete).lines().toList();
        header = List.of((lines.isEmpty() ? HEADER : lines.get(0)).split(","));
        List<String> kept =
                lines.stream().skip(1).filter(line -> !isAfter(step, line)).toList();
        if (text.isEmpty() || complete < text.length() || kept.size() + 1 != lines.size()) {
            rewrite(kept);
        }
        out = open();
    }

    /**
     * The learning rates of the steps in a table, beginning with the first, as far as they are there; exact, so that a training
     * whose schedule followed the clock can be repeated.
     *
     * @return empty if the file cannot be read
     */
    public static double[] rates(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length >= COMMON && !cells[RATE].isEmpty())
                    .mapToDouble(cells -> Double.parseDouble(cells[RATE]))
                    .toArray();
        } catch (IOException | NumberFormatException e) { // none, or changed by the user
            return new double[0];
        }
    }

    /** Removes the lines after the step that the training returns to, since the training writes them again. */
    @Override
    public void onRollback(Rollback rollback) {
        try {
            out.close();
            keepUntil(rollback.to());
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /** Whether a line is of a later step; a line that the user has changed may be of none. */
    private static boolean isAfter(long step, String line) {
        Matcher number = STEP.matcher(line);
        return number.lookingAt() && Long.parseLong(number.group(1)) > step;
    }

    private void rewrite(List<String> lines) {
        AtomicFile.write(file, stream -> {
            stream.write((String.join(",", header) + "\n").getBytes(StandardCharsets.UTF_8));
            for (String line : lines) {
                stream.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private BufferedWriter open() throws IOException {
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    @Override
    public void onStep(StepReport report) {
        line(
                String.format(
                        Locale.ROOT,
                        "%d,%d,%.3f,%.6f,,%s,%.6g,%.1f",
                        report.step(),
                        report.epoch(),
                        report.seconds(),
                        report.lossNats(),
                        report.learningRate(),
                        report.gradientNorm(),
                        report.tokensPerSecond()),
                Map.of());
    }

    @Override
    public void onValidation(ValidationReport report) {
        Map<String, String> metrics = new LinkedHashMap<>();
        report.evaluation()
                .score()
                .map(Score::metrics)
                .orElse(List.of())
                .forEach(metric -> metrics.put(
                        "validation_" + metric.name().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_"),
                        String.format(Locale.ROOT, "%.6g", metric.value())));
        if (!header.containsAll(metrics.keySet())) {
            widen(metrics.keySet());
        }
        line(
                String.format(
                        Locale.ROOT,
                        "%d,%d,%.3f,,%.6f,,,%.1f",
                        report.step(),
                        report.epoch(),
                        report.seconds(),
                        report.evaluation().lossNats(),
                        report.evaluation().tokensPerSecond()),
                metrics);
    }

    /** Appends columns, which are empty in the existing lines. */
    private void widen(Set<String> names) {
        List<String> wider =
                Stream.concat(header.stream(), names.stream()).distinct().toList();
        String empty = ",".repeat(wider.size() - header.size());
        try {
            out.close();
            List<String> lines = Files.readAllLines(file);
            header = wider;
            rewrite(lines.subList(1, lines.size()).stream()
                    .map(line -> line + empty)
                    .toList());
            out = open();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private void line(String common, Map<String, String> metrics) {
        try {
            out.write(common);
            for (String column : header.subList(COMMON, header.size())) {
                out.write("," + metrics.getOrDefault(column, ""));
            }
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private UserException cannotWrite(IOException e) {
        return new UserException(
                "%s cannot be written: %s; check that its folder exists, is writable and not full"
                        .formatted(file, IoReason.of(e)),
                e);
    }
}
