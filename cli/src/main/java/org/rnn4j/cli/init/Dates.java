package org.rnn4j.cli.init;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The dates of a table.
 *
 * @param format value of {@code data.date-format}; {@code auto} for ISO dates
 * @param all dates in the order of the rows
 */
record Dates(String format, List<LocalDateTime> all) {
    private static final String ISO = "uuuu[-MM[-dd[['T'][' ']HH:mm[:ss[.SSSSSS][.SSS]]]]]";
    private static final String AUTO = "auto";

    private static final List<String> PATTERNS = List.of(
            AUTO,
            "uuuu/M/d",
            "uuuu.M.d",
            "uuuu. M. d.",
            "uuuu. M. d",
            "uuuu년 M월 d일",
            "uuuu년 M월",
            "uuuu-M-d",
            "uuuuMMdd",
            "M/d/uuuu",
            "d/M/uuuu",
            "d.M.uuuu",
            "d-M-uuuu",
            "d-MMM-uuuu",
            "d MMM uuuu",
            "uuuu/M",
            "uuuu.M",
            "uuuu/M/d H:mm",
            "uuuu/M/d H:mm:ss",
            "uuuu-M-d H:mm",
            "uuuu-M-d H:mm:ss",
            "uuuu.M.d H:mm",
            "uuuu.M.d H:mm:ss",
            "M/d/uuuu H:mm",
            "M/d/uuuu H:mm:ss",
            "d/M/uuuu H:mm",
            "d/M/uuuu H:mm:ss",
            "d.M.uuuu H:mm",
            "d.M.uuuu H:mm:ss",
            "uuuuMMddHHmm",
            "uuuuMMddHHmmss");

    /** The first format in which all texts are dates; of formats for the same texts, one in which they rise is preferred. */
    static Optional<Dates> of(List<String> texts) {
        List<Dates> found = PATTERNS.stream()
                .flatMap(pattern -> parsed(pattern, texts).stream())
                .toList();
        return found.stream()
                .filter(Dates::isMonotonic)
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The dates in one format. */
    static Optional<Dates> parsed(String pattern, List<String> texts) {
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .appendPattern(pattern.equals(AUTO) ? ISO : pattern)
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        try {
            return Optional.of(new Dates(
                    pattern,
                    texts.stream().map(text -> date(formatter.parse(text))).toList()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDateTime date(TemporalAccessor parsed) {
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
            date = LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time);
    }

    private boolean isMonotonic() {
        return rises() || falls();
    }

    boolean rises() {
        return IntStream.range(1, all.size()).noneMatch(i -> all.get(i).isBefore(all.get(i - 1)));
    }

    boolean falls() {
        return IntStream.range(1, all.size()).noneMatch(i -> all.get(i).isAfter(all.get(i - 1)));
    }

    boolean repeats() {
        return all.stream().distinct().count() < all.size();
    }

    /** Whether some day of the week never occurs. */
    boolean lacksWeekdays() {
        return all.stream().map(LocalDateTime::getDayOfWeek).distinct().count() < 7;
    }

    /** The dates once each, rising. */
    List<LocalDateTime> rising() {
        return all.stream().distinct().sorted().toList();
    }

    /** The most frequent time between dates. */
    Frequency frequency() {
        List<LocalDateTime> dates = rising();
        boolean monthly = dates.stream()
                        .allMatch(date -> date.getDayOfMonth() == dates.get(0).getDayOfMonth()
                                && date.toLocalTime().equals(dates.get(0).toLocalTime()))
                || dates.stream().allMatch(date -> date.plusDays(1).getDayOfMonth() == 1);
        long months = mostFrequent(
                dates, (from, to) -> ChronoUnit.MONTHS.between(from.withDayOfMonth(1), to.withDayOfMonth(1)));
        return monthly && months > 0
                ? Frequency.months(months)
                : Frequency.seconds(mostFrequent(
                        dates, (from, to) -> Duration.between(from, to).toSeconds()));
    }

    private interface Step {
        long between(LocalDateTime from, LocalDateTime to);
    }

    private static long mostFrequent(List<LocalDateTime> dates, Step step) {
        Map<Long, Long> counts = IntStream.range(1, dates.size())
                .mapToObj(i -> step.between(dates.get(i - 1), dates.get(i)))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(0L);
    }
}
