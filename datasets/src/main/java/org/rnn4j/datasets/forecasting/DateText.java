package org.rnn4j.datasets.forecasting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/** The format of dates in a file. Fields that a pattern omits have their first value: the month, the day. */
record DateText(String pattern, DateTimeFormatter formatter) {
    static final String AUTO = "auto";
    static final DateText ISO = of("uuuu[-MM[-dd[['T'][' ']HH:mm[:ss[.SSSSSS][.SSS]]]]]");

    /** @param pattern pattern of {@link DateTimeFormatter}, or {@code auto} for ISO dates */
    static DateText named(String pattern) {
        return pattern.equals(AUTO) ? ISO : of(pattern);
    }

    private static DateText of(String pattern) {
        try {
            return new DateText(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    "data.date-format = %s, but must be auto or a pattern such as d/M/uuuu or uuuu-MM-dd HH:mm (%s)"
                            .formatted(pattern, e.getMessage()),
                    e);
        }
    }

    Optional<LocalDateTime> parse(String text) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            if (date == null) {
                int month = parsed.isSupported(ChronoField.MONTH_OF_YEAR) ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1;
                date = LocalDate.of(parsed.get(yearField(parsed)), month, 1);
            }
            LocalTime time = parsed.query(TemporalQueries.localTime());
            return Optional.of(date.atTime(time == null ? LocalTime.MIDNIGHT : time));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A pattern may spell the year {@code y}, which without a month stays a year of an era. */
    private static ChronoField yearField(TemporalAccessor parsed) {
        return parsed.isSupported(ChronoField.YEAR) ? ChronoField.YEAR : ChronoField.YEAR_OF_ERA;
    }

    /** The date in the format of the file, or as precise as its step requires. */
    String format(LocalDateTime date, Step step) {
        if (!pattern.equals(ISO.pattern)) {
            return formatter.format(date);
        }
        String iso = date.toString().replace('T', ' ');
        boolean wholeDays = date.toLocalTime().equals(LocalTime.MIDNIGHT) && step.seconds() % 86_400 == 0;
        if (!wholeDays) {
            return iso;
        }
        return step.months() > 0 && date.getDayOfMonth() == 1 ? iso.substring(0, 7) : iso.substring(0, 10);
    }
}
