package org.rnn4j.datasets.forecasting;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.rnn4j.core.job.Default;

/**
 * The time from one row of a series to the next.
 *
 * @param months whole months between rows; {@code seconds} is then 0
 * @param seconds seconds between rows; both are 0 if there are no dates
 */
record Step(@Default("0") long months, @Default("0") long seconds) {
    static final Step NONE = new Step(0, 0);

    /** The most frequent step between increasing dates. */
    static Step of(LocalDateTime[] dates) {
        if (dates == null || dates.length < 2) {
            return NONE;
        }
        boolean monthly = IntStream.range(1, dates.length)
                .allMatch(i -> dates[i - 1]
                                .plusMonths(ChronoUnit.MONTHS.between(dates[i - 1], dates[i]))
                                .equals(dates[i])
                        && dates[i - 1].isBefore(dates[i]));
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 1; i < dates.length; i++) {
            long step = monthly
                    ? ChronoUnit.MONTHS.between(dates[i - 1], dates[i])
                    : Duration.between(dates[i - 1], dates[i]).toSeconds();
            counts.merge(step, 1, Integer::sum);
        }
        long most = counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        return monthly ? new Step(most, 0) : new Step(0, most);
    }

    LocalDateTime plus(LocalDateTime date, int steps) {
        return date.plusMonths(months * steps).plusSeconds(seconds * steps);
    }

    /** Number of whole steps from one date to a later one; -1 if it is not whole. */
    long between(LocalDateTime from, LocalDateTime to) {
        if (months > 0) {
            long between = ChronoUnit.MONTHS.between(from, to);
            return between % months == 0 && from.plusMonths(between).equals(to) ? between / months : -1;
        }
        long between = Duration.between(from, to).toSeconds();
        return seconds > 0 && between % seconds == 0 ? between / seconds : -1;
    }

    @Override
    public String toString() {
        if (months > 0) {
            return months == 1 ? "1 month" : months + " months";
        }
        return seconds % 86_400 == 0
                ? seconds / 86_400 + " d"
                : Duration.ofSeconds(seconds).toString().substring(2);
    }
}
