package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.Table;

/** Reads series from files: rows are parsed, grouped by series, ordered, and completed. */
final class SeriesReader {
    private final SeriesOptions options;
    private final Map<String, Vocabulary> vocabularies;
    private final KnownSeries known;
    private final boolean future;
    private final BadExamples bad;
    private final Tally tally = new Tally();

    /**
     * @param vocabularies vocabularies of the categorical columns, by name
     * @param known series of the model; none if it is not trained yet
     * @param future whether rows without a target may end a series: they give the values known in advance
     */
    SeriesReader(SeriesOptions options, Map<String, Vocabulary> vocabularies, KnownSeries known, boolean future) {
        this.options = options;
        this.vocabularies = vocabularies;
        this.known = known;
        this.future = future;
        this.bad = new BadExamples(options.onError());
    }

    BadExamples bad() {
        return bad;
    }

    Tally tally() {
        return tally;
    }

    List<Series> read(List<InputFile> files) {
        Map<String, List<Observation>> parted = new LinkedHashMap<>();
        Map<String, String> names = options.seriesBy().isEmpty()
                ? SeriesNames.of(files.stream().map(InputFile::name).toList(), known.names())
                : Map.of();
        for (InputFile file : files) {
            Table table = Table.parse(file, options.delimiter(), options.header(), options.skipLines(), bad);
            RowParser parser = new RowParser(options, table, vocabularies, names.get(file.name()));
            for (Table.Row row : table.rows()) {
                bad.keep(() -> parser.parse(row))
                        .ifPresent(one -> parted.computeIfAbsent(one.series(), name -> new ArrayList<>())
                                .add(one));
            }
        }
        if (parted.isEmpty()) {
            throw new UserException("%s: no rows; use a table with one row per point in time"
                    .formatted(files.get(0).name()));
        }
        return parted.entrySet().stream()
                .flatMap(entry -> separated(series(entry.getKey(), entry.getValue()), parted.size() == 1))
                .toList();
    }

    /** @param only whether it is the only series; its name is then not needed beside those of its targets */
    private Stream<Series> separated(Series series, boolean only) {
        if (!options.separate()) {
            return Stream.of(series);
        }
        boolean isOneFile = options.seriesBy().isEmpty()
                && only
                && !known.has(series.name() + " " + options.target().get(0));
        return IntStream.range(0, options.target().size())
                .mapToObj(j -> series.only(
                        j,
                        (isOneFile ? "" : series.name() + " ")
                                + options.target().get(j)));
    }

    private Series series(String name, List<Observation> rows) {
        if (options.order() == RowOrder.NEWEST_FIRST) {
            Collections.reverse(rows);
        } else if (options.order() == RowOrder.ANY) {
            rows.sort(Comparator.comparing(Observation::date));
        }
        List<Observation> rising = options.date().isEmpty() ? rows : rising(rows);
        return new Completion(options, tally, future).series(name, rising, known.step(name));
    }

    /** Skips rows that are not after the row before, if bad rows are to be skipped. */
    private List<Observation> rising(List<Observation> rows) {
        List<Observation> rising = new ArrayList<>();
        for (Observation row : rows) {
            Observation before = rising.isEmpty() ? null : rising.get(rising.size() - 1);
            if (before != null && DateText.hasZone(before.date()) != DateText.hasZone(row.date())) {
                bad.add(row.error(
                        "the date %s has %s offset, but that of line %d has %s; all dates or none must have one"
                                .formatted(
                                        options.dateText().format(row.date()),
                                        DateText.hasZone(row.date()) ? "an" : "no",
                                        before.line(),
                                        DateText.hasZone(row.date()) ? "none" : "one")));
            } else if (before == null || before.date().isBefore(row.date())) {
                rising.add(row);
            } else if (before.date().isEqual(row.date())) {
                bad.add(row.error(
                        ("the date %s is also that of line %d; a series has one row per date; use data.series-by or"
                                        + " several targets for several series")
                                .formatted(options.dateText().format(row.date()), before.line())));
            } else {
                bad.add(row.error(
                        "the date %s is before that of line %d, %s; if the rows are not sorted, set data.order to any"
                                .formatted(
                                        options.dateText().format(row.date()),
                                        before.line(),
                                        options.dateText().format(before.date()))));
            }
        }
        return rising;
    }
}
