package org.rnn4j.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalMarkTest {
    @ParameterizedTest
    @CsvSource({"7, 7", "-7, -7", "+3, 3", "4., 4", ".5, 0.5", "-.5, -0.5", "1e2, 100", "2.5E-1, 0.25", "007, 7"})
    void readsDecimalNumbers(String text, double number) {
        assertThat(DecimalMark.POINT.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"10,25 | 10.25", "-,5 | -0.5", "4, | 4", "1,5e2 | 150", "7 | 7"})
    void readsDecimalCommas(String text, double number) {
        assertThat(DecimalMark.COMMA.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "-",
                "e5",
                ".e5",
                "1e",
                "1e+",
                "1d",
                "2f",
                "3D",
                "0x1p3",
                "NaN",
                "Infinity",
                "-Infinity",
                "1,5",
                "1.2.3",
                "1 200",
                " 1",
                "1 ",
                "1_000",
                "--1",
                "1e5.0",
                "٣",
                "３",
                "−1",
                "0x10",
                "1L"
            })
    void anythingElseIsNotANumber(String text) {
        assertThat(DecimalMark.POINT.parse(text)).isNaN();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.25", "1.234,5", "1,234,5", ",", "1,5d"})
    void aPointIsNotADecimalMarkBesideTheComma(String text) {
        assertThat(DecimalMark.COMMA.parse(text)).isNaN();
    }

    @Test
    void aNumberBeyondTheLargestIsInfinite() {
        assertThat(DecimalMark.POINT.parse("-1e999")).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
