package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.Binder;

class StepTest {
    private static ZonedDateTime date(String text) {
        return DateText.ISO.parse(text).orElseThrow();
    }

    private static Step of(String... dates) {
        return Step.of(Stream.of(dates).map(StepTest::date).toArray(ZonedDateTime[]::new));
    }

    /** The days from one to another, without some days of the week. */
    private static ZonedDateTime[] days(String from, String to, DayOfWeek... closed) {
        return LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .filter(day -> !List.of(closed).contains(day.getDayOfWeek()))
                .map(day -> day.atStartOfDay(DateText.LOCAL))
                .toArray(ZonedDateTime[]::new);
    }

    private static String text(ZonedDateTime date) {
        return DateText.ISO.format(date);
    }

    @Test
    void aSubSecondStepIsNotNone() {
        Step step = of("2024-01-01 00:00:00", "2024-01-01 00:00:00.25", "2024-01-01 00:00:00.5");
        assertThat(step).isEqualTo(new Step(0, 0, 0, 250_000_000, List.of()));
        assertThat(text(step.plus(date("2024-01-01 00:00:00.5"), 3))).isEqualTo("2024-01-01 00:00:01.250");
        assertThat(step.between(date("2024-01-01 00:00:00.5"), date("2024-01-01 00:00:02")))
                .isEqualTo(6);
        assertThat(step.between(date("2024-01-01 00:00:00"), date("2024-01-01 00:00:00.3")))
                .isEqualTo(-1);
        assertThat(step).hasToString("0.25S");
    }

    @Test
    void theLastDaysOfMonthsAreAMonthApart() {
        Step step = of("2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31");
        assertThat(step).isEqualTo(new Step(1, 31, 0, 0, List.of()));
        assertThat(text(step.plus(date("2024-02-29"), 1))).isEqualTo("2024-03-31");
        assertThat(text(step.plus(date("2024-03-31"), 11))).isEqualTo("2025-02-28");
        assertThat(step.between(date("2024-02-29"), date("2024-04-30"))).isEqualTo(2);
        assertThat(step.between(date("2024-02-29"), date("2024-03-29"))).isEqualTo(-1);
    }

    @Test
    void aDayOfTheMonthStaysThatDay() {
        assertThat(of("2024-01-15", "2024-02-15", "2024-03-15")).isEqualTo(new Step(1, 0, 0, 0, List.of()));
        Step quarters = of("2023-11-30", "2024-02-29", "2024-05-30");
        assertThat(quarters).isEqualTo(new Step(3, 30, 0, 0, List.of())).hasToString("3 months");
        assertThat(text(quarters.plus(date("2024-02-29"), 1))).isEqualTo("2024-05-30");
    }

    @Test
    void hoursAreCountedBetweenInstants() {
        Step step = of("2024-03-31T00:00+01:00", "2024-03-31T01:00+01:00", "2024-03-31T03:00+02:00");
        assertThat(step).isEqualTo(new Step(0, 0, 3600, 0, List.of()));
        assertThat(step.between(date("2024-03-31T01:00+01:00"), date("2024-03-31T03:00+02:00")))
                .isEqualTo(1);
        assertThat(text(step.plus(date("2024-03-31T03:00+02:00"), 2))).isEqualTo("2024-03-31 05:00+02:00");
    }

    @Test
    void aDayMayHave23Hours() {
        Step step = of("2024-03-30T00:00+01:00", "2024-03-31T00:00+01:00", "2024-04-01T00:00+02:00");
        assertThat(step).isEqualTo(new Step(0, 0, 86_400, 0, List.of())).hasToString("1 d");
        assertThat(step.between(date("2024-03-30T00:00+01:00"), date("2024-04-01T00:00+02:00")))
                .isEqualTo(2);
        DateText zones = DateText.named("uuuu-MM-dd HH:mm VV");
        ZonedDateTime saturday = zones.parse("2024-03-30 12:00 Europe/Paris").orElseThrow();
        assertThat(zones.format(step.plus(saturday, 1))).isEqualTo("2024-03-31 12:00 Europe/Paris");
    }

    @Test
    void businessDaysGoFromFridayToMonday() {
        Step step = Step.of(days("2024-03-01", "2024-03-22", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
        assertThat(step)
                .isEqualTo(new Step(0, 0, 86_400, 0, List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY)))
                .hasToString("1 d without Saturday and Sunday");
        assertThat(text(step.plus(date("2024-03-22"), 1))).isEqualTo("2024-03-25");
        assertThat(text(step.plus(date("2024-03-21"), 6))).isEqualTo("2024-03-29");
        assertThat(text(step.plus(date("1969-12-26"), 4)))
                .as("before the epoch")
                .isEqualTo("1970-01-01");
        assertThat(step.between(date("2024-03-21"), date("2024-03-26"))).isEqualTo(3);
        assertThat(step.between(date("2024-03-22"), date("2024-03-23")))
                .as("a Saturday")
                .isEqualTo(-1);
        assertThat(text(step.plus(date("2024-03-23"), 1)))
                .as("after a Saturday")
                .isEqualTo("2024-03-25");
    }

    @Test
    void threeWeekendsAreNeededToKnow() {
        assertThat(Step.of(days("2024-03-04", "2024-03-18", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                        .closed())
                .as("two weekends")
                .isEmpty();
        assertThat(Step.of(days("2024-03-04", "2024-03-25", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                        .closed())
                .as("three weekends")
                .hasSize(2);
        assertThat(Step.of(days("2024-03-01", "2024-03-31")).closed()).isEmpty();
    }

    @Test
    void anyDayOfTheWeekMayBeLeftOut() {
        Step step = Step.of(days("2024-03-01", "2024-03-31", DayOfWeek.FRIDAY));
        assertThat(step).hasToString("1 d without Friday");
        assertThat(text(step.plus(date("2024-03-28"), 1))).isEqualTo("2024-03-30");
    }

    @Test
    void weeksHaveOneDay() {
        assertThat(of("2024-03-01", "2024-03-08", "2024-03-15", "2024-03-22", "2024-03-29"))
                .isEqualTo(new Step(0, 0, 7 * 86_400, 0, List.of()));
    }

    @Test
    void hoursLeaveOutWeekends() {
        ZonedDateTime[] dates = Stream.of(days("2024-03-04", "2024-03-29", DayOfWeek.SATURDAY, DayOfWeek.SUNDAY))
                .flatMap(day -> Stream.of(0, 6, 12, 18).map(day::plusHours))
                .toArray(ZonedDateTime[]::new);
        Step step = Step.of(dates);
        assertThat(step).hasToString("6H without Saturday and Sunday");
        assertThat(text(step.plus(date("2024-03-29 18:00"), 1))).isEqualTo("2024-04-01");
        assertThat(step.between(date("2024-03-29 12:00"), date("2024-04-01 06:00")))
                .isEqualTo(3);
    }

    @Test
    void stepsOfOldModelsHaveMonthsOrSeconds() {
        assertThat(Binder.bind(SeriesFixture.options("{'months': 0, 'seconds': 86400}"), Step.class, "step"))
                .isEqualTo(new Step(0, 0, 86_400, 0, List.of()));
        Step step = new Step(0, 0, 86_400, 1, List.of(DayOfWeek.SUNDAY));
        assertThat(Binder.bind(Binder.toTree(step), Step.class, "step")).isEqualTo(step);
    }
}
