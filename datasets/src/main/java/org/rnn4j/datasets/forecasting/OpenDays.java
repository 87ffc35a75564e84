package org.rnn4j.datasets.forecasting;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;

/** A calendar in which some days of the week do not exist, such as a stock exchange's without Saturday and Sunday. */
record OpenDays(List<DayOfWeek> closed) {
    /** Number of times that a day of the week must have been left out to be one without rows. */
    private static final int EVIDENCE = 3;

    private static final long DAY = 86_400;

    /** The days of the week that increasing dates leave out; empty if there are too few weeks to know. */
    static List<DayOfWeek> leftOut(ZonedDateTime[] dates) {
        long first = dates[0].toLocalDate().toEpochDay();
        long last = dates[dates.length - 1].toLocalDate().toEpochDay();
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> Arrays.stream(dates).noneMatch(date -> date.getDayOfWeek() == day))
                .filter(day -> week(last, day) - week(first, day) >= EVIDENCE)
                .toList();
    }

    /** Number of the week, since one in 1969, of the last such day that is not after a day. */
    private static long week(long epochDay, DayOfWeek day) {
        return Math.floorDiv(epochDay + 4 - day.getValue(), 7); // the first day of the epoch was a Thursday
    }

    boolean has(ZonedDateTime date) {
        return !closed.contains(date.getDayOfWeek());
    }

    /** The time on open days up to a date; a time on another day is that of the open day before it. */
    private Duration elapsed(ZonedDateTime date) {
        List<DayOfWeek> open = open();
        long week = week(date.toLocalDate().toEpochDay(), DayOfWeek.MONDAY);
        long before = open.stream()
                .filter(day -> day.compareTo(date.getDayOfWeek()) <= 0)
                .count();
        return Duration.ofDays(week * open.size() + before - 1)
                .plusNanos(date.toLocalTime().toNanoOfDay());
    }

    /** The date after some time on open days, at the same offset if possible. */
    ZonedDateTime plus(ZonedDateTime date, Duration time) {
        List<DayOfWeek> open = open();
        Duration then = elapsed(date).plus(time);
        long number = Math.floorDiv(then.getSeconds(), DAY);
        DayOfWeek day = open.get((int) Math.floorMod(number, (long) open.size()));
        LocalDate monday = LocalDate.ofEpochDay(7 * Math.floorDiv(number, (long) open.size()) - 3);
        LocalDateTime local = monday.plusDays(day.getValue() - 1L)
                .atTime(LocalTime.ofSecondOfDay(Math.floorMod(then.getSeconds(), DAY))
                        .withNano(then.getNano()));
        return ZonedDateTime.ofLocal(local, date.getZone(), date.getOffset());
    }

    /** The time on open days from one date to another. */
    Duration between(ZonedDateTime from, ZonedDateTime to) {
        return elapsed(to).minus(elapsed(from));
    }

    private List<DayOfWeek> open() {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> !closed.contains(day))
                .toList();
    }
}
