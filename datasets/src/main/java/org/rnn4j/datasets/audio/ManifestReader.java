package org.rnn4j.datasets.audio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;
import org.rnn4j.datasets.media.Manifests;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.media.MediaPaths;

/** Reads manifests: tables (CSV, or TSV by name) with a header, or JSON lines, with a row for each clip. */
final class ManifestReader {
    private final ClipFormat.Manifest format;
    private final MediaInputs inputs;
    private final Map<String, MediaFile> files = new HashMap<>(); // one for all parts of a file

    ManifestReader(ClipFormat.Manifest format, MediaInputs inputs) {
        this.format = format;
        this.inputs = inputs;
    }

    List<Example<Clip, String>> read(String key, List<String> names) {
        List<Example<Clip, String>> clips = new ArrayList<>();
        for (InputFile file : inputs.files().read(key, names, Manifests.ENDINGS)) {
            read(Manifests.table(file, inputs.bad()), clips);
        }
        return clips;
    }

    private void read(Table table, List<Example<Clip, String>> into) {
        int path = table.column("data.format.path", format.path());
        String name = format.target().isEmpty() ? inputs.target() : format.target();
        int target = table.column("data.format.target", name);
        int group = inputs.group()
                .map(column -> table.column("data.split.by", column))
                .orElse(-1);
        int begin = time(table, "data.format.begin", format.begin(), "begin");
        int end = time(table, "data.format.end", format.end(), "end");
        for (Table.Row row : table.rows()) {
            List<String> cells = row.cells();
            inputs.bad()
                    .keep(() -> new Example<>(
                            new Clip(
                                    file(table.file(), cells.get(path), row.line()),
                                    seconds(table.file(), row, begin),
                                    seconds(table.file(), row, end)),
                            cells.get(target),
                            table.file().at(row.line()),
                            group < 0 ? "" : cells.get(group)))
                    .ifPresent(into::add);
        }
    }

    /** The column of a time; -1 if the default column is not there. */
    private static int time(Table table, String key, String name, String usual) {
        return name.isEmpty() || (name.equals(usual) && !table.header().contains(usual)) ? -1 : table.column(key, name);
    }

    private MediaFile file(InputFile table, String name, int line) {
        if (name.isEmpty()) {
            throw table.error(line, "no sound file in the column " + format.path());
        }
        String path = MediaPaths.relative(table.name(), name, table.at(line));
        return files.computeIfAbsent(path, one -> MediaFile.named(one, table.at(line), Sounds.KIND.noun()));
    }

    private static double seconds(InputFile table, Table.Row row, int column) {
        if (column < 0 || row.cells().get(column).isEmpty()) {
            return 0;
        }
        return ClipName.seconds(row.cells().get(column), table.at(row.line()));
    }
}
