package org.rnn4j.datasets.forecasting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rnn4j.core.job.Default;

/**
 * The time from one row of a series to the next. Months and whole days are counted in the calendar, so that a day may
 * have 23 or 25 hours; shorter times are counted between instants.
 *
 * @param months whole months between rows; {@code seconds} and {@code nanos} are then 0
 * @param day day of the month, or the last one of a shorter month; 0 = that of the date before
 * @param seconds seconds between rows; all are 0 if there are no dates
 * @param nanos nanoseconds in addition, in [0, 999,999,999]
 * @param closed days of the week without rows; the step is then a day at most
 */
record Step(
        @Default("0") long months,
        @Default("0") long day,
        @Default("0") long seconds,
        @Default("0") long nanos,
        @Default("[]") List<DayOfWeek> closed) {
    static final Step NONE = new Step(0, 0, 0, 0, List.of());
    private static final long DAY = 86_400;
    private static final int SHORTEST_MONTH = 28;

    Step {
        closed = List.copyOf(closed);
    }

    /** The most frequent step between increasing dates. */
    static Step of(ZonedDateTime[] dates) {
        if (dates == null || dates.length < 2) {
            return NONE;
        }
        long anchor = Arrays.stream(dates)
                .mapToInt(ZonedDateTime::getDayOfMonth)
                .max()
                .orElseThrow();
        boolean sameTime =
                Arrays.stream(dates).allMatch(date -> date.toLocalTime().equals(dates[0].toLocalTime()));
        boolean monthly = sameTime
                && Arrays.stream(dates).allMatch(date -> date.getDayOfMonth() == dayOf(anchor, date))
                && steps(dates).allMatch(i -> monthsBetween(dates[i - 1], dates[i]) > 0);
        if (monthly) {
            Stream<Long> months = steps(dates).mapToObj(i -> monthsBetween(dates[i - 1], dates[i]));
            return new Step(most(months), anchor > SHORTEST_MONTH ? anchor : 0, 0, 0, List.of());
        }
        Stream<Duration> times = steps(dates)
                .mapToObj(i -> sameTime ? days(dates[i - 1], dates[i]) : Duration.between(dates[i - 1], dates[i]));
        Duration most = most(times);
        List<DayOfWeek> closed = most.compareTo(Duration.ofDays(1)) <= 0 ? OpenDays.leftOut(dates) : List.of();
        return new Step(0, 0, most.toSeconds(), most.toNanosPart(), closed);
    }

    private static IntStream steps(ZonedDateTime[] dates) {
        return IntStream.range(1, dates.length);
    }

    /** The most frequent of some steps; the smallest one of several. */
    private static <T extends Comparable<T>> T most(Stream<T> steps) {
        return steps.collect(Collectors.groupingBy(Function.identity(), Collectors.counting())).entrySet().stream()
                .max(Map.Entry.<T, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
    }

    private static long monthsBetween(ZonedDateTime from, ZonedDateTime to) {
        return 12L * (to.getYear() - from.getYear()) + to.getMonthValue() - from.getMonthValue();
    }

    private static int dayOf(long anchor, ZonedDateTime date) {
        return (int) Math.min(anchor, date.toLocalDate().lengthOfMonth());
    }

    /** Days of the calendar, at the same time of day. */
    private static Duration days(ZonedDateTime from, ZonedDateTime to) {
        return Duration.ofDays(ChronoUnit.DAYS.between(from.toLocalDate(), to.toLocalDate()));
    }

    boolean isWholeDays() {
        return seconds % DAY == 0 && nanos == 0;
    }

    private Duration time() {
        return Duration.ofSeconds(seconds, nanos);
    }

    ZonedDateTime plus(ZonedDateTime date, int steps) {
        if (months > 0) {
            ZonedDateTime then = date.plusMonths(months * steps);
            return day == 0 ? then : then.withDayOfMonth(dayOf(day, then));
        }
        if (!closed.isEmpty()) {
            return new OpenDays(closed).plus(date, time().multipliedBy(steps));
        }
        return isWholeDays() ? date.plusDays(seconds / DAY * steps) : date.plus(time().multipliedBy(steps));
    }

    /** Number of whole steps from one date to a later one; -1 if it is not whole. */
    long between(ZonedDateTime from, ZonedDateTime to) {
        if (months > 0) {
            long between = monthsBetween(from, to);
            boolean whole = between % months == 0
                    && plus(from, Math.toIntExact(between / months)).isEqual(to);
            return whole ? between / months : -1;
        }
        if (!closed.isEmpty()) {
            OpenDays days = new OpenDays(closed);
            return days.has(from) && days.has(to) ? whole(days.between(from, to)) : -1;
        }
        if (isWholeDays() && from.toLocalTime().equals(to.toLocalTime())) {
            return whole(days(from, to));
        }
        return whole(Duration.between(from, to));
    }

    private long whole(Duration between) {
        if (time().isZero()) {
            return -1;
        }
        long steps = between.dividedBy(time());
        return time().multipliedBy(steps).equals(between) ? steps : -1;
    }

    @Override
    public String toString() {
        if (months > 0) {
            return months == 1 ? "1 month" : months + " months";
        }
        String time = isWholeDays() ? seconds / DAY + " d" : time().toString().substring(2);
        return closed.isEmpty() ? time : time + " without " + closedDays();
    }

    private String closedDays() {
        return closed.stream()
                .map(name -> name.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                .collect(Collectors.joining(" and "));
    }
}
