package org.rnn4j.datasets.classification.series;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.Table;

/** Reads one CSV file per series, with classes and groups from tables. */
final class SeriesFiles {
    private final SeriesFormat.Files format;
    private final Pattern name;
    private final Map<String, String> labels;
    private final Map<String, String> groups;
    private final BadExamples bad;

    SeriesFiles(SeriesFormat.Files format, Optional<String> by, InputFiles more, BadExamples bad) {
        this.format = format;
        this.bad = bad;
        int id = format.name().indexOf("{id}");
        this.name = Pattern.compile(Pattern.quote(format.name().substring(0, id))
                + "(.+)"
                + Pattern.quote(format.name().substring(id + 4))
                + "(\\.gz)?");
        Table targets = table(more.read("data.format.targets", format.targets()));
        this.labels = column(targets, 1);
        this.groups = by.map(column -> {
                    Table table = table(more.read("data.format.groups", format.groups()));
                    return column(table, table.column("data.split.by", column));
                })
                .orElse(Map.of());
    }

    private Table table(InputFile file) {
        return Table.parse(file, format.delimiter(), true, bad);
    }

    private static Map<String, String> column(Table table, int column) {
        if (table.header().size() <= column) {
            throw table.file()
                    .error(
                            1,
                            "%d column, but an id and a class are needed"
                                    .formatted(table.header().size()));
        }
        Map<String, String> byId = new HashMap<>();
        for (Table.Row row : table.rows()) {
            String id = row.cells().get(0);
            if (byId.put(id, row.cells().get(column)) != null) {
                throw table.file().error(row.line(), "%s occurs a second time".formatted(id));
            }
        }
        return byId;
    }

    List<Example<Channels, String>> read(List<InputFile> files) {
        List<Example<Channels, String>> examples = new ArrayList<>();
        for (InputFile file : files) {
            Matcher matcher = name.matcher(Path.of(file.name()).getFileName().toString());
            if (matcher.matches()) {
                bad.keep(() -> example(file, matcher.group(1))).ifPresent(examples::add);
            }
        }
        if (examples.isEmpty() && bad.count() == 0) {
            throw new UserException("data.format.name = %s, but no file of data.source matches it, such as %s"
                    .formatted(format.name(), Path.of(files.get(0).name()).getFileName()));
        }
        return examples;
    }

    private Example<Channels, String> example(InputFile file, String id) {
        String label = labels.get(id);
        if (label == null) {
            throw new UserException("%s: %s has no row for %s".formatted(file.name(), format.targets(), id));
        }
        return new Example<>(series(file), label, file.name(), groups.getOrDefault(id, ""));
    }

    private Channels series(InputFile file) {
        List<Table.Row> steps = Table.rows(file, format.delimiter(), format.header());
        if (steps.isEmpty()) {
            throw new UserException("%s: no time steps after %d header lines".formatted(file.name(), format.header()));
        }
        int features = steps.get(0).cells().size();
        float[] values = new float[features * steps.size()];
        for (int t = 0; t < steps.size(); t++) {
            int line = steps.get(t).line();
            List<String> cells = steps.get(t).cells();
            if (cells.size() != features) {
                throw file.error(line, "%d columns, but the first step has %d".formatted(cells.size(), features));
            }
            float[] step = Numbers.read(cells, format.decimal(), file.at(line));
            for (int f = 0; f < features; f++) {
                values[f * steps.size() + t] = step[f];
            }
        }
        return new Channels(features, values);
    }
}
