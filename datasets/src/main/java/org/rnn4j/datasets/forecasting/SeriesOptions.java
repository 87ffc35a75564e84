package org.rnn4j.datasets.forecasting;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;

/**
 * The {@code data:} block of {@code type: series}. Immutable; an instance is always valid. Columns are given by name or
 * by number, from 1.
 *
 * @param source built-in names, files, or folders of *.csv; each file is a series of its own, unless {@code seriesBy}
 *     is set
 * @param encoding encoding of all files
 * @param delimiter delimiter between cells
 * @param header whether the first line names the columns
 * @param skipLines number of lines before the header or the first row
 * @param order order of the rows
 * @param date columns that together, separated by blanks, are the date; empty if rows have no dates
 * @param dateFormat pattern, or {@code auto} for ISO dates
 * @param target columns to forecast
 * @param separate whether each target column is a series of its own
 * @param seriesBy the column that names the series of a row
 * @param past covariates that are known only up to the present
 * @param known covariates that are known in advance
 * @param categorical columns of {@code past} and {@code known} that contain names, each of which becomes one feature
 * @param calendar positions in calendar cycles, which the dates give, known in advance
 * @param missing handling of empty cells
 * @param gaps handling of missing dates
 * @param onError handling of rows that cannot be read
 * @param history number of rows that a forecast is made from
 * @param horizon number of rows to forecast
 * @param stride number of rows from one window to the next
 * @param season number of rows of a season, for the seasonal naive forecast, MASE and {@code relative: season}
 * @param forecast strategy to forecast several steps
 * @param scale scaling of numbers
 * @param log whether targets are first transformed by ln(1 + y)
 * @param relative reference of the targets' differences
 * @param relativePast whether the numeric columns of {@code past} become differences too
 * @param split division into splits
 * @param anomaly options of anomaly scores
 */
record SeriesOptions(
        List<String> source,
        @Default("UTF-8") String encoding,
        @Default("comma") Delimiter delimiter,
        @Default("true") boolean header,
        @Default("0") int skipLines,
        @Default("oldest-first") RowOrder order,
        @Default("[]") List<String> date,
        @Default("auto") String dateFormat,
        List<String> target,
        @Default("false") boolean separate,
        @Default("") String seriesBy,
        @Default("[]") List<String> past,
        @Default("[]") List<String> known,
        @Default("[]") List<String> categorical,
        @Default("[]") List<CalendarFeature> calendar,
        @Default("error") Missing missing,
        @Default("error") Gaps gaps,
        @Default("stop") OnError onError,
        int history,
        @Default("1") int horizon,
        @Default("1") int stride,
        @Default("1") int season,
        @Default("direct") Answering forecast,
        @Default("standard") ScaleMethod scale,
        @Default("false") boolean log,
        @Default("none") Relative relative,
        @Default("false") boolean relativePast,
        SeriesSplit split,
        AnomalyOptions anomaly) {

    SeriesOptions {
        require(!source.isEmpty(), "data.source names no file; name one, such as prices.csv");
        require(!target.isEmpty(), "data.target names no column; name the one to forecast");
        Encoding.charset(encoding);
        DateText.named(dateFormat);
        Require.inRange("data.skip-lines", skipLines, 0, 1_000_000);
        Require.inRange("data.history", history, 1, 1_000_000);
        Require.inRange("data.horizon", horizon, 1, 100_000);
        Require.inRange("data.stride", stride, 1, 1_000_000);
        Require.inRange("data.season", season, 1, 1_000_000);
        if (date.isEmpty()) {
            require(calendar.isEmpty(), "data.calendar = %s, but needs data.date".formatted(calendar));
            require(!split.byDate(), "data.split has dates, but needs data.date");
            require(order != RowOrder.ANY, "data.order = any, but needs data.date to sort by");
            require(gaps == Gaps.ERROR, "data.gaps = %s, but needs data.date".formatted(gaps));
        }
        require(
                relative != Relative.SEASON || season > 1,
                "data.relative = season, but data.season = %d; set it to the number of rows per season".formatted(season));
        require(
                !relativePast || relative != Relative.NONE,
                "data.relative-past = true, but data.relative = none; set it to last or season");
        require(
                forecast != Answering.RECURSIVE || past.isEmpty(),
                "data.forecast = recursive, but data.past = %s is not known in advance; make it a target, or set data.forecast to direct"
                        .formatted(past));
        require(
                anomaly.window() == 0 || horizon == 1,
                "data.anomaly scores the next row, but data.horizon = %d; set it to 1".formatted(horizon));
        List<String> covariates = new ArrayList<>(past);
        covariates.addAll(known);
        for (String name : categorical) {
            require(
                    covariates.contains(name),
                    "data.categorical = %s, but data.past and data.known are %s; %sname one of them"
                            .formatted(name, covariates, Suggestion.phrase(name, covariates)));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new UserException(message);
        }
    }

    /** Number of targets of one series. */
    int targets() {
        return separate ? 1 : target.size();
    }

    /** Names of the targets of one series, for output. */
    List<String> targetNames() {
        return separate ? List.of("value") : target;
    }

    /** Columns to read, in the order of {@link Series#values} before series are separated. */
    List<String> columns() {
        List<String> columns = new ArrayList<>(target);
        columns.addAll(past);
        columns.addAll(known);
        return List.copyOf(columns);
    }

    DateText dateText() {
        return DateText.named(dateFormat);
    }

    /** Number of rows before the window that its values are relative to. */
    int lag() {
        return relative == Relative.SEASON ? season : 0;
    }
}
