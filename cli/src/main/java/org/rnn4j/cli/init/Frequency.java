package org.rnn4j.cli.init;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The time from row to row, with what is usual for it.
 *
 * @param name in words
 * @param months whole months from row to row; 0 if they are not a matter of months
 * @param seconds seconds from row to row; 0 for months
 * @param season rows of a season; 1 if there is none
 * @param horizon rows to forecast
 * @param calendar names of calendar features
 */
record Frequency(String name, long months, long seconds, int season, int horizon, List<String> calendar) {
    private static final long DAY = 86_400;

    static Frequency months(long months) {
        if (months >= 12) {
            return new Frequency("yearly", months, 0, 1, 3, List.of());
        }
        return months == 3
                ? new Frequency("quarterly", months, 0, 4, 4, List.of("month"))
                : new Frequency(
                        months == 1 ? "monthly" : "every %d months".formatted(months),
                        months,
                        0,
                        (int) (12 / Math.max(1, months)),
                        (int) (12 / Math.max(1, months)),
                        List.of("month"));
    }

    static Frequency seconds(long seconds) {
        if (seconds >= 7 * DAY) {
            return seconds == 7 * DAY
                    ? new Frequency("weekly", 0, seconds, 52, 8, List.of("day-of-year"))
                    : new Frequency("every %d days".formatted(seconds / DAY), 0, seconds, 1, 4, List.of());
        }
        if (seconds >= DAY) {
            return new Frequency("daily", 0, seconds, 7, 7, List.of("weekday"));
        }
        if (seconds < 60) {
            return new Frequency("every %d s".formatted(seconds), 0, seconds, 1, 10, List.of());
        }
        int perDay = (int) (DAY / seconds);
        return new Frequency(
                seconds == 3_600 ? "hourly" : "every %d minutes".formatted(seconds / 60),
                0,
                seconds,
                perDay,
                Math.min(24, perDay),
                List.of("hour", "weekday"));
    }

    /** Number of rows from one date to a later one; -1 if it is not whole. */
    long steps(LocalDateTime from, LocalDateTime to) {
        if (months > 0) {
            long between = ChronoUnit.MONTHS.between(from.withDayOfMonth(1), to.withDayOfMonth(1));
            return between % months == 0 ? between / months : -1;
        }
        long between = Duration.between(from, to).toSeconds();
        return seconds > 0 && between % seconds == 0 ? between / seconds : -1;
    }

    /** The same for days without weekends. */
    Frequency withoutWeekends() {
        return new Frequency("every business day", 0, seconds, 5, 5, calendar);
    }
}
