package org.rnn4j.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.core.error.UserException;

/**
 * Several runs side by side.
 *
 * @param runs at least two, of different folders
 */
record Comparison(List<ComparedRun> runs) {
    Comparison {
        runs = List.copyOf(runs);
    }

    /** @throws UserException if there are not two, one is named twice, or one is not the folder of a run */
    static Comparison of(List<Path> folders) {
        if (folders.size() < 2) {
            throw new UserException(
                    "compare needs two runs or more, but got %d; name their folders, such as runs/A runs/B"
                            .formatted(folders.size()));
        }
        List<Path> seen = new ArrayList<>();
        for (Path folder : folders) {
            Path real = folder.toAbsolutePath().normalize();
            if (seen.contains(real)) {
                throw new UserException("%s is named twice; name each run once".formatted(folder));
            }
            seen.add(real);
        }
        return new Comparison(folders.stream().map(ComparedRun::read).toList());
    }

    /** The name of a run: that of its folder, or the whole path if two folders have the same name. */
    String name(ComparedRun run) {
        String own = last(run);
        return runs.stream().filter(other -> last(other).equals(own)).count() > 1
                ? run.folder().toString()
                : own;
    }

    private static String last(ComparedRun run) {
        return run.folder().toAbsolutePath().normalize().getFileName().toString();
    }

    boolean haveSameData() {
        return runs.stream().map(run -> run.run().dataSha256()).distinct().count() == 1;
    }

    /** The keys whose values differ, each with the value of every run; empty where a job has no such key. */
    Map<String, List<String>> differences() {
        TreeSet<String> keys = new TreeSet<>();
        runs.forEach(run -> keys.addAll(run.options().keySet()));
        Map<String, List<String>> differing = new LinkedHashMap<>();
        for (String key : keys) {
            List<String> values = runs.stream()
                    .map(run -> run.options().getOrDefault(key, ""))
                    .toList();
            if (values.stream().distinct().count() > 1) {
                differing.put(key, values);
            }
        }
        return differing;
    }

    /**
     * The figures of a run, by column: losses, metrics, steps, time, parameters.
     *
     * @param all whether all metrics, and not only the main one of each split
     */
    Map<String, String> figures(ComparedRun run, boolean all) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (String split : List.of("validation", "test")) {
            run.result(split).properties().stream()
                    .limit(all ? Long.MAX_VALUE : 1)
                    .forEach(metric -> put(cells, split + " " + metric.getKey(), metric.getValue()));
            put(cells, split + " loss", run.result(split + "LossNats"));
        }
        if (!run.result("validationLossNats").isNumber()) { // the only loss of data without a validation split
            put(cells, "training loss", run.result("trainLossNats"));
        }
        cells.put("steps", String.format(Locale.ROOT, "%,.0f", run.steps()));
        cells.put("time", LossText.clock(run.seconds()));
        JsonNode parameters = run.result("parameters");
        if (parameters.isNumber()) {
            cells.put("parameters", String.format(Locale.ROOT, "%,d", parameters.asLong()));
        }
        cells.put(
                "ended by",
                run.run().finishedAt() == null
                        ? "not yet"
                        : run.result("ending").asText());
        return cells;
    }

    private static void put(Map<String, String> cells, String column, JsonNode value) {
        if (value.isNumber()) {
            cells.put(column, Html.number(value.asDouble()));
        }
    }
}
