package org.rnn4j.datasets.forecasting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.backtest.RollingOrigins;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * Tables with one row per point in time, as they were known at several origins. The files are read again for each
 * origin, and only up to its horizon. {@code missing: interpolate} still looks ahead within a gap.
 */
public final class SeriesOrigins implements RollingOrigins {
    private static final SeriesSource SOURCE = new SeriesSource();

    private final ObjectNode options;
    private final int horizon;
    private final int[] rows;

    /**
     * Creates origins for all series.
     *
     * @param options the {@code data:} block without {@code type}; its {@code split} is not used
     * @param rows number of known rows of each series at each origin, increasing
     * @throws UserException if the options cannot be used
     */
    public SeriesOrigins(ObjectNode options, int... rows) {
        this.options = options.deepCopy();
        SeriesOptions bound = Binder.bind(options, SeriesOptions.class, "data");
        this.horizon = bound.horizon();
        this.rows = rows.clone();
        if (rows.length == 0
                || !Arrays.equals(rows, Arrays.stream(rows).sorted().distinct().toArray())) {
            throw new IllegalArgumentException(
                    "origins must increase, and there must be at least one: " + Arrays.toString(rows));
        }
        if (bound.stride() != 1) {
            throw new UserException("data.stride = %d, but a back-test needs 1, as it sets its own step between origins"
                    .formatted(bound.stride()));
        }
    }

    /** The last origins; the horizon of the last one ends with the longest series; {@code step} 0 = one horizon. */
    static SeriesOrigins last(ObjectNode options, int count, int step) {
        SeriesOptions bound = Binder.bind(options, SeriesOptions.class, "data");
        Map<String, Vocabulary> names = new HashMap<>();
        bound.categorical().forEach(column -> names.put(column, Vocabulary.growing()));
        InputFiles input = new InputFiles(Encoding.charset(bound.encoding()), BuiltInSeries.all());
        int rows = new SeriesReader(bound, names, new KnownSeries(bound, List.of()), false)
                .read(input.read("data.source", bound.source(), List.of(".csv"))).stream()
                        .mapToInt(Series::rows)
                        .max()
                        .orElse(0);
        int apart = step > 0 ? step : bound.horizon();
        long first = rows - bound.horizon() - (count - 1L) * apart;
        if (first < 1) {
            throw new UserException(
                    "%d origins %d rows apart and data.horizon = %d need more than %d rows, but the longest series has %d; use fewer"
                            .formatted(count, apart, bound.horizon(), bound.horizon() + (count - 1L) * apart, rows));
        }
        return new SeriesOrigins(
                options,
                IntStream.range(0, count).map(i -> (int) first + i * apart).toArray());
    }

    @Override
    public int count() {
        return rows.length;
    }

    @Override
    public String name(int origin) {
        return rows[origin] + " rows";
    }

    @Override
    public SequenceData at(int origin, Codec fitted) {
        int all = rows[origin] + horizon;
        double share = (double) rows[origin] / all;
        ObjectNode known = options.deepCopy();
        known.putObject("split").put("train", share).put("validation", 0.0).put("test", 1 - share);
        return SOURCE.open(known, fitted, series -> upTo(all, series));
    }

    /** Shorter series are left out. */
    private static List<Series> upTo(int rows, List<Series> series) {
        List<Series> known = series.stream()
                .filter(one -> one.rows() >= rows)
                .map(one -> one.first(rows))
                .toList();
        if (known.isEmpty()) {
            throw new UserException(
                    "the last origin and data.horizon need %d rows, but no series has as many; the longest has %d"
                            .formatted(
                                    rows,
                                    series.stream().mapToInt(Series::rows).max().orElse(0)));
        }
        return known;
    }
}
