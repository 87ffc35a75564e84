package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceData;

/** Errors of the user are one line with the file and line. */
class SeriesErrorsTest {
    private static final String DATED = "'target': 'y', 'history': 2, 'date': 'date', ";
    private static final String PLAIN = "'target': 'y', 'history': 2, ";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            y,z/1,2/3           | 'season': 1        | FILE:3: 1 column, but the header has 2; fix it, or set data.on-error to skip
            y/1/x/3             | 'season': 1        | FILE:3: y = x, but must be a finite number; fix it, or set data.on-error to skip
            y/1/Infinity/3      | 'season': 1        | FILE:3: y = Infinity, but must be a finite number; fix it, or set data.on-error to skip
            y/1/1e300/3         | 'season': 1        | FILE:3: y = 1e300, but must be between -3.4e38 and 3.4e38; if it stands for a missing value, leave the cell empty; fix it, or set data.on-error to skip
            y/1d/2/3            | 'season': 1        | FILE:2: y = 1d, but must be a finite number; fix it, or set data.on-error to skip
            y/1/0x1p3/3         | 'season': 1        | FILE:3: y = 0x1p3, but must be a finite number; fix it, or set data.on-error to skip
            y/1/"1,200"/3       | 'season': 1        | FILE:3: y = 1,200, but must be a finite number without thousands separators; if the comma is its decimal mark, set data.decimal to comma; fix it, or set data.on-error to skip
            y/1/1.5/3           | 'decimal': 'comma' | FILE:3: y = 1.5, but must be a finite number without thousands separators, such as 1234,5 (data.decimal is comma); fix it, or set data.on-error to skip
            y/1/NaN/3           | 'season': 1        | FILE:3: y is missing; set data.missing to interpolate or forward-fill
            y/NA/NA             | 'missing': 'interpolate' | FILE:2: y has no values; use another column
            y/1/2/3             | 'log': true, 'season': 1, 'past': 'w' | data.past = w, but the columns of FILE are y; did you mean y? use one of them
            y/-3/2/3            | 'log': true        | FILE:2: y = -3, but data.log = true takes ln(1 + y), so values must be greater than -1; fix it, or set data.on-error to skip
            y/1/2/3             | 'season': 1        | data.history = 2 and data.horizon = 1 need 3 rows, but the training split of the longest series, data, has 2; lower them, or use more rows
            y/1/2/3             | 'relative': 'season' | data.relative = season, but data.season = 1; set it to the number of rows per season
            y/1/2/3             | 'calendar': 'hour' | data.calendar = [HOUR], but needs data.date
            y/1/2/3             | 'forecast': 'recursive', 'past': 'y' | data.forecast = recursive, but data.past = [y] is not known in advance; make it a target, or set data.forecast to direct
            y                   | 'season': 1        | FILE: no rows; use a table with one row per point in time
            """)
    void namesWhatIsWrongWithATable(String table, String options, String message) {
        assertFails(table, PLAIN + options, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            date,y/2024-01-02,1/2024-01-01,2    | FILE:3: the date 2024-01-01 is before that of line 2, 2024-01-02; if the rows are not sorted, set data.order to any; fix it, or set data.on-error to skip
            date,y/2024-01-01,1/2024-01-01,2    | FILE:3: the date 2024-01-01 is also that of line 2; a series has one row per date; use data.series-by or several targets for several series; fix it, or set data.on-error to skip
            date,y/2024-01-01,1/2024-01-02,2/2024-01-04,3 | FILE:4: 1 row is missing between 2024-01-02 and 2024-01-04 (a step is 1 d); set data.gaps to fill, or to ignore if dates do not matter
            date,y/2024-01-01,1/2024-01-02,2/2024-01-03 12:00,3 | FILE:4: from 2024-01-02 to 2024-01-03 12:00 is not a whole number of steps of 1 d; if dates do not matter, set data.gaps to ignore
            date,y/1/31/2024,1                  | FILE:2: 1 column, but the header has 2; fix it, or set data.on-error to skip
            date,y/31.1.2024,1                  | FILE:2: date = 31.1.2024, but must be an ISO date such as 2020-01-31, 2020-01-31 13:00 or 2020-01-31T13:00:00+09:00; set data.date-format for other formats; fix it, or set data.on-error to skip
            """)
    void namesWhatIsWrongWithDates(String table, String message) {
        assertFails(table, DATED + "'season': 1", message);
    }

    @Test
    void suspectsAHeaderWhereNoneIsDeclared() {
        assertFails(
                "passengers/1/2/3",
                "'target': '1', 'history': 2, 'header': false",
                "FILE:1: 1 = passengers, but must be a finite number; if this is a header, set data.header to true;"
                        + " fix it, or set data.on-error to skip");
    }

    @Test
    void anEmptyFileIsNoSeries() {
        assertFails(" ", PLAIN + "'season': 1", "data.source = FILE: the file is empty; use a file with examples");
    }

    @Test
    void badRowsAreSkippedAndCountedWhereTheUserAsksForIt() {
        SequenceData data =
                SeriesFixture.open(folder, "y\n1\nx\n2\n3\n3,4\n4\n5\n6\n7\n8\n9\n10\n", PLAIN + "'on-error': 'skip'");
        assertThat(data.summary()).containsEntry("rows", 10).containsEntry("rows left out", 2);
        assertThat(data.report().warnings())
                .contains("2 examples were left out, the first for this: %s:6: 2 columns, but the header has 1"
                        .formatted(folder.resolve("data.csv")));
    }

    @Test
    void warnsOfAConstantSeries() {
        SequenceData data = SeriesFixture.open(folder, "y\n" + "7\n".repeat(10), PLAIN + "'season': 1");
        assertThat(data.report().warnings())
                .containsExactly("data: y is constant in the training split, so it is not scaled and has no MASE");
    }

    @Test
    void warnsOfASeriesThatRepeatsExactly() {
        assertThat(SeriesFixture.open(folder, "y\n" + "0.1\n0.7\n".repeat(5), PLAIN + "'season': 2")
                        .report()
                        .warnings())
                .containsExactly(
                        "data: y repeats exactly after data.season = 2 rows in the training split, so the seasonal"
                                + " naive forecast has no error, and there is no MASE");
        String rounded = "y\n" + "100.0000000000001\n3\n100\n3\n".repeat(3);
        assertThat(SeriesFixture.open(folder, rounded, PLAIN + "'season': 2")
                        .report()
                        .warnings())
                .as("but for rounding")
                .hasSize(1);
    }

    @Test
    void warnsOfASeasonThatIsLongerThanTheTrainingSplit() {
        assertThat(SeriesFixture.open(folder, "y\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n", PLAIN + "'season': 7")
                        .report()
                        .warnings())
                .containsExactly(
                        "data: y has no two values data.season = 7 rows apart in the training split, so there is no MASE");
    }

    private void assertFails(String table, String options, String message) {
        assertThatThrownBy(() -> SeriesFixture.open(folder, table.replace('/', '\n'), options))
                .isInstanceOf(UserException.class)
                .hasMessage(message.replace("FILE", folder.resolve("data.csv").toString()));
    }

    @Test
    void warnsOfAStrideThatMissesPlacesOfTheSeason() {
        String table = "y\n" + "1\n2\n4\n".repeat(20);
        assertThat(SeriesFixture.open(folder, table, PLAIN + "'season': 24, 'stride': 6")
                        .report()
                        .warnings())
                .contains(
                        "data.stride = 6 and data.season = 24 have the divisor 6 in common, so windows begin at only 4 of the 24 rows of a season; use a stride without one, such as 5");
        assertThat(SeriesFixture.open(folder, table, PLAIN + "'season': 24, 'stride': 5")
                        .report()
                        .warnings())
                .noneMatch(warning -> warning.contains("data.stride"));
    }
}
