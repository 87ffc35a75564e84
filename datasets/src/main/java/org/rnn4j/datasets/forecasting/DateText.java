package org.rnn4j.datasets.forecasting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/**
 * The format of dates in a file. Dates must exist: 31 February and 24:00 are not moved. Fields that a pattern omits have
 * their first value: the month, the day. A date with an offset or a time zone is an instant, and is written with it
 * again; one without is in the zone {@link #LOCAL}, in which every day has 24 hours.
 */
record DateText(String pattern, DateTimeFormatter formatter) {
    static final String AUTO = "auto";

    /** The zone of dates without an offset: a name that no offset has. */
    static final ZoneId LOCAL = ZoneId.of("Etc/UTC");

    static final DateText ISO = new DateText(AUTO, iso());

    /** Every field differs from its first value, so that a pattern that loses one does not read its own text. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2009, 11, 23, 17, 45, 12, 345_678_901, ZoneOffset.UTC);

    /** @param pattern pattern of {@link DateTimeFormatter}, or {@code auto} for ISO dates */
    static DateText named(String pattern) {
        return pattern.equals(AUTO) ? ISO : of(pattern);
    }

    private static DateTimeFormatter iso() {
        return new DateTimeFormatterBuilder()
                .appendPattern("uuuu[-MM[-dd[['T'][' ']HH:mm[:ss")
                .optionalStart()
                .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                .optionalEnd()
                .optionalEnd()
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateText of(String pattern) {
        try {
            DateText text = new DateText(
                    pattern,
                    new DateTimeFormatterBuilder()
                            .appendPattern(pattern)
                            .parseDefaulting(ChronoField.ERA, 1) // for y, the year of an era
                            .toFormatter(Locale.ROOT)
                            .withResolverStyle(ResolverStyle.STRICT));
            String sample = text.formatter.format(SAMPLE);
            if (!text.formatter.format(text.resolved(sample)).equals(sample)) {
                throw new DateTimeException("it does not determine a date, or a time of day");
            }
            return text;
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UserException(
                    "data.date-format = %s, but must be auto or a pattern such as d/M/uuuu or uuuu-MM-dd HH:mm (%s)"
                            .formatted(pattern, e.getMessage()),
                    e);
        }
    }

    /** The date of a text; empty if it is in another format, or does not exist. */
    Optional<ZonedDateTime> parse(String text) {
        try {
            return Optional.of(resolved(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a text has this format, but names a day or a time that does not exist. */
    boolean isNoDate(String text) {
        try {
            formatter.withResolverStyle(ResolverStyle.LENIENT).parse(text);
        } catch (DateTimeException e) {
            return false;
        }
        return parse(text).isEmpty();
    }

    private ZonedDateTime resolved(String text) {
        TemporalAccessor parsed = formatter.parse(text);
        LocalDate date = parsed.query(TemporalQueries.localDate());
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = (date == null ? firstDay(parsed) : date).atTime(time == null ? LocalTime.MIDNIGHT : time);
        ZoneId zone = parsed.query(TemporalQueries.zone());
        if (LOCAL.equals(zone)) {
            zone = ZoneOffset.UTC;
        }
        if (zone != null && parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            ZoneOffset offset = ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS));
            return ZonedDateTime.ofStrict(local, offset, zone);
        }
        ZonedDateTime zoned = local.atZone(zone == null ? LOCAL : zone);
        if (!zoned.toLocalDateTime().equals(local)) {
            throw new DateTimeException("no such time in " + zone);
        }
        return zoned;
    }

    private static LocalDate firstDay(TemporalAccessor parsed) {
        int month = 1;
        if (parsed.isSupported(ChronoField.MONTH_OF_YEAR)) {
            month = parsed.get(ChronoField.MONTH_OF_YEAR);
        } else if (parsed.isSupported(IsoFields.QUARTER_OF_YEAR)) {
            month = 3 * (int) parsed.getLong(IsoFields.QUARTER_OF_YEAR) - 2;
        }
        return LocalDate.of(parsed.get(ChronoField.YEAR), month, 1);
    }

    /** Whether a date was written with an offset or a time zone. */
    static boolean hasZone(ZonedDateTime date) {
        return !date.getZone().equals(LOCAL);
    }

    /** The date in the format of the file, as precise as itself. */
    String format(ZonedDateTime date) {
        return format(date, Step.NONE);
    }

    /** The date in the format of the file, or as precise as itself and its step require. */
    String format(ZonedDateTime date, Step step) {
        if (!pattern.equals(AUTO)) {
            return formatter.format(hasZone(date) ? date : date.toLocalDateTime());
        }
        boolean wholeDays = date.toLocalTime().equals(LocalTime.MIDNIGHT) && step.isWholeDays() && !hasZone(date);
        if (wholeDays) {
            return DateTimeFormatter.ofPattern(
                            step.months() > 0 && date.getDayOfMonth() == 1 ? "uuuu-MM" : "uuuu-MM-dd", Locale.ROOT)
                    .format(date);
        }
        return DateTimeFormatter.ofPattern(
                        "uuuu-MM-dd HH:mm" + seconds(date, step) + (hasZone(date) ? "XXX" : ""), Locale.ROOT)
                .format(date);
    }

    private static String seconds(ZonedDateTime date, Step step) {
        long nanos = Math.max(date.getNano(), step.nanos());
        if (nanos == 0) {
            return date.getSecond() == 0 && step.seconds() % 60 == 0 ? "" : ":ss";
        }
        int digits = 3;
        for (long unit = 1_000_000; date.getNano() % unit != 0 || step.nanos() % unit != 0; unit /= 1_000) {
            digits += 3;
        }
        return ":ss." + "S".repeat(digits);
    }
}
