package org.rnn4j.cli.forecast;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.forecast.Alarms.Window;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.io.TextFile;
import org.rnn4j.core.sequence.PredictedValue.Anomaly;

/** The windows of known anomalies, by series. */
record Windows(Map<String, List<Window>> bySeries) {
    private static final CSVFormat TABLE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /**
     * Reads a table with the columns {@code from}, {@code to} and, where there are several series, {@code series}.
     *
     * @param scored the scored rows of each series
     * @throws UserException with file and line if the table does not fit the series
     */
    static Windows read(Path file, Map<String, List<Anomaly>> scored) {
        Map<String, List<Window>> bySeries = new HashMap<>();
        try (var table = TABLE.parse(new StringReader(TextFile.read(file)))) {
            for (CSVRecord row : table) {
                String origin = "%s:%d".formatted(file, table.getCurrentLineNumber());
                String name = series(row, scored, origin);
                Window window = new Window(
                        place(scored.get(name), cell(row, "from", origin), origin),
                        place(scored.get(name), cell(row, "to", origin), origin));
                bySeries.computeIfAbsent(name, any -> new ArrayList<>()).add(window);
            }
        } catch (UncheckedIOException e) {
            throw new UserException("%s is not a CSV file: %s".formatted(file, IoReason.of(e.getCause())), e);
        } catch (IOException e) {
            throw new UserException("%s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        }
        return new Windows(bySeries);
    }

    List<Window> of(String series) {
        return bySeries.getOrDefault(series, List.of());
    }

    private static String series(CSVRecord row, Map<String, List<Anomaly>> scored, String origin) {
        if (scored.size() == 1 && !row.isSet("series")) {
            return scored.keySet().iterator().next();
        }
        String name = cell(row, "series", origin);
        if (!scored.containsKey(name)) {
            throw new UserException("%s: series = %s, but the files hold %s"
                    .formatted(origin, name, String.join(", ", scored.keySet())));
        }
        return name;
    }

    private static String cell(CSVRecord row, String column, String origin) {
        if (!row.isSet(column)) {
            throw new UserException(
                    "%s: column %s is missing; a table of windows has the columns from and to, and series if there"
                                    .formatted(origin, column)
                            + " are several");
        }
        return row.get(column).strip();
    }

    private static int place(List<Anomaly> scored, String when, String origin) {
        for (int t = 0; t < scored.size(); t++) {
            if (scored.get(t).when().equals(when)) {
                return t;
            }
        }
        throw new UserException("%s: %s is not a scored row; rows run from %s to %s"
                .formatted(
                        origin,
                        when,
                        scored.get(0).when(),
                        scored.get(scored.size() - 1).when()));
    }
}
