package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.error.UserException;

class DateTextTest {
    private static ZonedDateTime parse(String pattern, String text) {
        return DateText.named(pattern).parse(text).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | 2021-02-29",
                "auto | 2021-04-31",
                "auto | 2021-02-32",
                "auto | 2021-13-01",
                "auto | 2021-02-01 24:00",
                "auto | 2021-02-01 23:59:60",
                "d.M.uuuu | 31.2.2021",
                "d/M/yyyy | 29/2/2100",
                "uuuu-DDD | 2021-366",
                "uuuu-MM-dd hh:mm a | 2021-01-01 13:00 PM",
                "uuuu-MM-dd HH:mm VV | 2024-03-31 02:30 Europe/Paris",
                "uuuu-MM-dd HH:mmXXX'['VV']' | 2024-07-01 12:00+09:00[Europe/Paris]"
            })
    void refusesDatesThatDoNotExist(String pattern, String text) {
        assertThat(DateText.named(pattern).parse(text)).isEmpty();
        assertThat(DateText.named(pattern).isNoDate(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31.1.2021", "2021-1-31", "2021-01-31x", "2021-01-31 10", "", "2021-01-31 10:00 "})
    void otherFormatsAreNotDatesThatDoNotExist(String text) {
        assertThat(DateText.ISO.parse(text)).isEmpty();
        assertThat(DateText.ISO.isNoDate(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | 2020-02-29 | 2020-02-29T00:00",
                "auto | 2020 | 2020-01-01T00:00",
                "auto | 2020-03 | 2020-03-01T00:00",
                "auto | 2020-03-04T05:06 | 2020-03-04T05:06",
                "auto | 2020-03-04 05:06:07.5 | 2020-03-04T05:06:07.5",
                "auto | 2020-03-04 05:06:07.123456789 | 2020-03-04T05:06:07.123456789",
                "d/M/yyyy | 29/2/2000 | 2000-02-29T00:00",
                "d/M/yy | 1/2/23 | 2023-02-01T00:00",
                "yyyy | 1999 | 1999-01-01T00:00",
                "uuuu-'Q'q | 2023-Q3 | 2023-07-01T00:00",
                "uuuu'년' M'월' d'일' | 2024년 2월 29일 | 2024-02-29T00:00",
                "uuuu-MM-dd hh:mm a | 2021-01-01 12:30 AM | 2021-01-01T00:30"
            })
    void readsDates(String pattern, String text, LocalDateTime date) {
        assertThat(parse(pattern, text).toLocalDateTime()).isEqualTo(date);
        assertThat(DateText.hasZone(parse(pattern, text))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "auto | 2023-11-05T01:00:00-04:00 | 2023-11-05T05:00:00Z",
                "auto | 2023-11-05 01:00-05:00 | 2023-11-05T06:00:00Z",
                "auto | 2023-11-05T01:00Z | 2023-11-05T01:00:00Z",
                "auto | 2023-11-05T01:00+0900 | 2023-11-04T16:00:00Z",
                "auto | 2023-11-05T01:00+09 | 2023-11-04T16:00:00Z",
                "uuuu-MM-dd HH:mm xx | 2023-11-05 01:00 +0530 | 2023-11-04T19:30:00Z",
                "uuuu-MM-dd HH:mm VV | 2023-07-01 12:00 Europe/Paris | 2023-07-01T10:00:00Z"
            })
    void readsInstants(String pattern, String text, Instant instant) {
        assertThat(parse(pattern, text).toInstant()).isEqualTo(instant);
        assertThat(DateText.hasZone(parse(pattern, text))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uuuu-MM-dd'T'HH:mm:ssXXX | 2023-11-05T01:00:00-04:00",
                "uuuu-MM-dd'T'HH:mm:ssxxx | 2023-11-05T01:00:00+00:00",
                "uuuu-MM-dd HH:mm VV | 2023-07-01 12:00 Asia/Seoul",
                "uuuu-MM-dd HH:mm VV | 2023-07-01 12:00 UTC",
                "uuuu-MM-dd HH:mm[XXX] | 2023-07-01 12:00",
                "uuuu-MM-dd HH:mm[XXX] | 2023-07-01 12:00+09:00",
                "uuuu-MM-dd'T'HH:mm:ss'Z' | 2023-07-01T12:00:00Z",
                "d/M/yyyy | 29/2/2000",
                "uuuu-'Q'q | 2023-Q3"
            })
    void writesADateAsItWas(String pattern, String text) {
        assertThat(DateText.named(pattern).format(parse(pattern, text))).isEqualTo(text);
    }

    @Test
    void theZoneOfDatesWithoutOneIsAnotherIfAFileNamesIt() {
        ZonedDateTime noon = parse("uuuu-MM-dd HH:mm VV", "2023-07-01 12:00 Etc/UTC");
        assertThat(DateText.hasZone(noon)).isTrue();
        assertThat(DateText.named("uuuu-MM-dd HH:mm VV").format(noon)).isEqualTo("2023-07-01 12:00 Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2031-01-01 | 1 | 0 | 0 | 2031-01",
                "2031-01-31 | 1 | 0 | 0 | 2031-01-31",
                "2031-01-01 | 0 | 86400 | 0 | 2031-01-01",
                "2031-01-01 | 0 | 3600 | 0 | 2031-01-01 00:00",
                "2031-01-01 | 0 | 30 | 0 | 2031-01-01 00:00:00",
                "2031-01-01 | 0 | 0 | 500000000 | 2031-01-01 00:00:00.000",
                "2031-01-01 00:00:01.25 | 0 | 1 | 250000 | 2031-01-01 00:00:01.250000",
                "2031-01-01T00:00+09:00 | 0 | 86400 | 0 | 2031-01-01 00:00+09:00"
            })
    void isAsPreciseAsTheStep(String text, long months, long seconds, long nanos, String written) {
        Step step = new Step(months, 0, seconds, nanos, List.of());
        assertThat(DateText.ISO.format(parse("auto", text), step)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hh:mm d/M/uuuu", // morning or afternoon
                "yyyy-mm-dd", // minutes
                "dd/MM/YYYY", // the year of a week
                "dd.MM.", // no year
                "uuuu-dd", // no month
                "uuuu-MM-dd mm", // no hour
                "VV"
            })
    void refusesPatternsThatDoNotDetermineADate(String pattern) {
        assertThatThrownBy(() -> DateText.named(pattern))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(
                        "data.date-format = %s, but must be auto or a pattern such as d/M/uuuu or uuuu-MM-dd HH:mm (",
                        pattern);
    }
}
