package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.DecimalMark;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
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
 * @param decimal decimal mark of numbers
 * @param header whether the first line names the columns
 * @param skipLines number of lines before the header or the first row
 * @param order order of the rows
 * @param date columns that together, separated by blanks, are the date; empty if rows have no dates
 * @param dateFormat pattern, or {@code auto} for ISO dates; with an offset or time zone, dates are instants
 * @param target columns to forecast
 * @param separate whether each target column is a series of its own
 * @param seriesBy the column that names the series of a row
 * @param past covariates that are known only up to the present
 * @param known covariates that are known in advance
 * @param constant covariates that are the same in all rows of a series
 * @param categorical columns of {@code past}, {@code known} and {@code constant} that contain names, each of which becomes one feature
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
 * @param instanceNorm whether targets are divided by their deviation in the window, and centred unless they are relative
 * @param linearPath whether the network's outputs are added to a linear forecast
 * @param counts whether targets are counts, which the network outputs as they are
 * @param paths number of paths that are drawn for a recursive forecast; 0 = none
 * @param split division into splits
 * @param anomaly options of anomaly scores
 */
record SeriesOptions(
        @Doc("Built-in series, files, or folders of .csv files.") @FileKey
        List<String> source,

        @Default("UTF-8") @Doc("Character encoding of all files.")
        String encoding,

        @Default("comma") @Doc("Separator of the columns.") Delimiter delimiter,

        @Default("point") @Doc("Decimal mark of the numbers.")
        DecimalMark decimal,

        @Default("true") @Doc("The first line names the columns.")
        boolean header,

        @Default("0") @Range(min = 0, max = 1_000_000) @Doc("Lines before the header or the first row.")
        int skipLines,

        @Default("oldest-first") @Doc("Order of the rows.") RowOrder order,

        @Default("[]") @Doc("Columns that make up the date, joined by blanks; empty = rows are numbered.")
        List<String> date,

        @Default("auto") @Doc("Pattern of the date; auto = ISO.")
        String dateFormat,

        @Doc("Columns to forecast, by name or by number from 1.")
        List<String> target,

        @Default("false") @Doc("Each target column is a series of its own.")
        boolean separate,

        @Default("") @Doc("Column that names the series of a row; empty = a file is a series.")
        String seriesBy,

        @Default("[]") @Doc("Columns that are known up to now.")
        List<String> past,

        @Default("[]") @Doc("Columns that are known ahead.") List<String> known,

        @Default("[]") @Doc("Columns whose value is the same in all rows of a series, such as the size of a shop.")
        List<String> constant,

        @Default("[]") @Doc("Columns of past, known and constant that hold names.")
        List<String> categorical,

        @Default("[]") @Doc("Features of the date that are known ahead.")
        List<CalendarFeature> calendar,

        @Default("error") @Doc("Treatment of empty cells.") Missing missing,

        @Default("error") @Doc("Treatment of missing dates.")
        Gaps gaps,

        @Default("stop") @Doc("Treatment of rows that cannot be read.")
        OnError onError,

        @Range(min = 1, max = 1_000_000) @Doc("Rows that a forecast is made from.")
        int history,

        @Default("1") @Range(min = 1, max = 100_000) @Doc("Rows to forecast.")
        int horizon,

        @Default("1") @Range(min = 1, max = 1_000_000) @Doc("Rows from one window to the next.")
        int stride,

        @Default("1")
        @Range(min = 1, max = 1_000_000)
        @Doc("Rows per season, for the seasonal naive forecast, MASE and relative = season.")
        int season,

        @Default("direct") @Doc("How the steps of a horizon are forecast: all at once, or one after the other.")
        ForecastStrategy forecast,

        @Default("standard") @Doc("How numbers are scaled.") ScaleMethod scale,

        @Default("false") @Doc("Targets are first replaced by ln(1 + y).")
        boolean log,

        @Default("none") @Doc("What targets are the difference to.")
        Relative relative,

        @Default("false") @Doc("The numbers of past are differences, too.")
        boolean relativePast,

        @Default("false")
        @Doc(
                "Reversible instance normalization: targets are divided by their standard deviation in the window and, unless relative says otherwise, its mean is subtracted.")
        boolean instanceNorm,

        @Default("false")
        @Doc(
                "Linear path: the network forecasts the difference to a ridge regression on the window, which is fitted on the training split before.")
        boolean linearPath,

        @Default("false")
        @Doc(
                "Targets are counts: the network reads them scaled, but forecasts them as they are, for negative-binomial.")
        boolean counts,

        @Default("0")
        @Range(min = 0, max = 10_000)
        @Doc(
                "With forecast = recursive and a distribution: number of paths that are drawn, whose quantiles are the forecast; 0 = the point forecast is fed back.")
        int paths,

        SeriesSplit split,
        AnomalyOptions anomaly) {

    SeriesOptions {
        require(!source.isEmpty(), "data.source names no file; name one, such as prices.csv");
        require(!target.isEmpty(), "data.target names no column; name the one to forecast");
        Encoding.charset(encoding);
        DateText.named(dateFormat);
        Ranges.require(
                "data",
                SeriesOptions.class,
                source,
                encoding,
                delimiter,
                decimal,
                header,
                skipLines,
                order,
                date,
                dateFormat,
                target,
                separate,
                seriesBy,
                past,
                known,
                constant,
                categorical,
                calendar,
                missing,
                gaps,
                onError,
                history,
                horizon,
                stride,
                season,
                forecast,
                scale,
                log,
                relative,
                relativePast,
                instanceNorm,
                linearPath,
                counts,
                paths,
                split,
                anomaly);
        if (date.isEmpty()) {
            require(calendar.isEmpty(), "data.calendar = %s, but needs data.date".formatted(calendar));
            require(!split.byDate(), "data.split has dates, but needs data.date");
            require(order != RowOrder.ANY, "data.order = any, but needs data.date to sort by");
            require(gaps == Gaps.ERROR, "data.gaps = %s, but needs data.date".formatted(gaps));
        }
        require(
                relative != Relative.SEASON || season > 1,
                "data.relative = season, but data.season = %d; set it to the number of rows per season"
                        .formatted(season));
        require(
                !relativePast || relative != Relative.NONE,
                "data.relative-past = true, but data.relative = none; set it to last or season");
        require(
                forecast != ForecastStrategy.RECURSIVE || past.isEmpty(),
                "data.forecast = recursive, but data.past = %s is not known in advance; make it a target, or set data.forecast to direct"
                        .formatted(past));
        require(
                forecast != ForecastStrategy.EVERY_STEP || !(instanceNorm || linearPath),
                "data.%s = true needs the whole window, but data.forecast = every-step also forecasts after its first rows; set it to direct"
                        .formatted(instanceNorm ? "instance-norm" : "linear-path"));
        require(
                !counts || (relative == Relative.NONE && !log && !instanceNorm && !linearPath),
                "data.counts = true forecasts the values as they are; leave out data.log, relative, instance-norm and linear-path");
        require(
                paths == 0 || forecast == ForecastStrategy.RECURSIVE,
                "data.paths = %d, but only data.forecast = recursive draws paths; set it, or leave out paths"
                        .formatted(paths));
        require(
                anomaly.window() == 0 || horizon == 1,
                "data.anomaly scores the next row, but data.horizon = %d; set it to 1".formatted(horizon));
        List<String> covariates = new ArrayList<>(past);
        covariates.addAll(known);
        covariates.addAll(constant);
        for (String name : categorical) {
            require(
                    covariates.contains(name),
                    "data.categorical = %s, but data.past, known and constant are %s; %sname one of them"
                            .formatted(name, covariates, Suggestion.phrase(name, covariates)));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new UserException(message);
        }
    }

    /** The same with another horizon. */
    SeriesOptions withHorizon(int rows) {
        ObjectNode tree = (ObjectNode) Binder.toTree(this);
        return Binder.bind(tree.put("horizon", rows), SeriesOptions.class, "data");
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
        columns.addAll(constant);
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
