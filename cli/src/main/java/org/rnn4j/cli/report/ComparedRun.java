package org.rnn4j.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunManifest;

/**
 * One of several runs.
 *
 * @param folder as the user named it
 */
record ComparedRun(Path folder, RunManifest run, MetricsTable metrics) {

    /** @throws UserException if this is not the folder of a run, or one of its files cannot be read */
    static ComparedRun read(Path path) {
        if (!Files.isDirectory(path)) {
            throw new UserException("%s is not a folder; name the folder of a run, such as runs/NAME".formatted(path));
        }
        RunFolder folder = new RunFolder(path);
        try {
            MetricsTable metrics = MetricsTable.read(folder.metrics())
                    .orElseThrow(() -> new UserException(
                            "%s has no metrics.csv of a run; name a folder that rnn4j train has written"
                                    .formatted(path)));
            return new ComparedRun(path, RunManifest.fromJson(Files.readString(folder.manifest())), metrics);
        } catch (JsonProcessingException e) {
            throw new UserException(
                    "%s is not the record of a run: %s"
                            .formatted(folder.manifest(), e.getOriginalMessage().replaceAll("\\R.*", "")),
                    e);
        } catch (IOException e) {
            throw new UserException("the run %s cannot be read: %s".formatted(path, IoReason.of(e)), e);
        }
    }

    /** A result of {@code run.json}; missing while the run has none. */
    JsonNode result(String name) {
        return run.results().path(name);
    }

    /** Number of steps, also of a run that has not ended. */
    double steps() {
        return last("train_loss");
    }

    /** Seconds of training, also of a run that has not ended. */
    double seconds() {
        return result("seconds").isNumber() ? result("seconds").asDouble() : last("seconds");
    }

    private double last(String column) {
        Series series = metrics.series(column, column);
        if (series.isEmpty()) {
            return 0;
        }
        int last = series.x().length - 1;
        return column.equals("seconds") ? series.y()[last] : series.x()[last];
    }

    /** Every key of the job, such as {@code model.hidden-size}, with its value. */
    Map<String, String> options() {
        Map<String, String> options = new TreeMap<>();
        flatten("", run.job(), options);
        options.remove("name");
        return options;
    }

    private static void flatten(String key, JsonNode value, Map<String, String> options) {
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> flatten(
                            key.isEmpty() ? member.getKey() : key + "." + member.getKey(), member.getValue(), options));
        } else {
            options.put(key, value.isTextual() ? value.asText() : value.toString());
        }
    }
}
