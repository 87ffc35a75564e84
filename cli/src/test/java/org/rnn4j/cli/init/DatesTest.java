package org.rnn4j.cli.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTest {

    @ParameterizedTest
    @CsvSource({
        "2024-01, 2024-02, auto, monthly",
        "2024-01-31, 2024-02-29, auto, monthly",
        "2024-01-31 00:30, 2024-01-31 01:00, auto, every 30 minutes",
        "2024/1/5, 2024/1/6, uuuu/M/d, daily",
        "2024. 1. 5., 2024. 1. 12., uuuu. M. d., weekly",
        "2024년 3월, 2024년 6월, uuuu년 M월, quarterly",
        "2024년 3월 1일, 2025년 3월 1일, uuuu년 M월 d일, yearly",
        "20240105, 20240106, uuuuMMdd, daily",
        "12/31/2023, 1/1/2024, M/d/uuuu, daily",
        "31/12/2023, 1/1/2024, d/M/uuuu, daily",
        "31.12.2023 23:00, 1.1.2024 0:00, d.M.uuuu H:mm, hourly"
    })
    void formatAndFrequencyAreTold(String first, String second, String format, String frequency) {
        Dates dates = Dates.of(List.of(first, second)).orElseThrow();
        assertThat(dates.format()).isEqualTo(format);
        assertThat(dates.frequency().name()).isEqualTo(frequency);
    }

    /** All three are dates with the month first as well, but not in order. */
    @Test
    void ofTwoFormatsTheOneInWhichDatesRiseIsTaken() {
        assertThat(Dates.of(List.of("3/1/2024", "4/1/2024", "1/2/2024"))
                        .orElseThrow()
                        .format())
                .isEqualTo("d/M/uuuu");
    }

    @Test
    void whatDoesNotExistIsNoDate() {
        assertThat(Dates.of(List.of("2023-02-28", "2023-02-30"))).isEmpty();
        assertThat(Dates.of(List.of("Jan", "Feb"))).isEmpty();
    }

    @Test
    void theUsualStepCountsNotTheGaps() {
        LocalDate day = LocalDate.of(2024, 1, 1);
        List<String> texts = IntStream.of(0, 1, 2, 9, 10, 11)
                .mapToObj(days -> day.plusDays(days).toString())
                .toList();
        Frequency frequency = Dates.of(texts).orElseThrow().frequency();
        assertThat(frequency.name()).isEqualTo("daily");
        assertThat(frequency.steps(
                        day.plusDays(2).atStartOfDay(), day.plusDays(9).atStartOfDay()))
                .isEqualTo(7);
    }
}
