package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.Split;

/** Dates of files: instants with offsets, business days, and those that follow. */
class SeriesDatesTest {
    private static final String OPTIONS = "'date': 'date', 'target': 'y', 'history': 2, 'horizon': 2, ";

    /** Ten consecutive hours in New York, where clocks went back. */
    private static final String FALL = """
            date,y
            2023-11-04T22:00-04:00,1
            2023-11-04T23:00-04:00,2
            2023-11-05T00:00-04:00,3
            2023-11-05T01:00-04:00,4
            2023-11-05T01:00-05:00,5
            2023-11-05T02:00-05:00,6
            2023-11-05T03:00-05:00,7
            2023-11-05T04:00-05:00,8
            2023-11-05T05:00-05:00,9
            2023-11-05T06:00-05:00,10
            """;

    /** Eight consecutive hours in New York, where clocks went forward. */
    private static final String SPRING = """
            date,y
            2024-03-09T23:00-05:00,1
            2024-03-10T00:00-05:00,2
            2024-03-10T01:00-05:00,3
            2024-03-10T03:00-04:00,4
            2024-03-10T04:00-04:00,5
            2024-03-10T05:00-04:00,6
            2024-03-10T06:00-04:00,7
            2024-03-10T07:00-04:00,8
            """;

    @TempDir
    Path folder;

    private SequenceData open(String table, String options) {
        return SeriesFixture.open(folder, table, options);
    }

    private static PredictionCodec reopened(SequenceData data) {
        return (PredictionCodec) new SeriesCodecFormat().read(((PredictionCodec) data.codec()).toJson());
    }

    private static List<Request> requests(PredictionCodec codec, String table) {
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(table)), "stdin").forEachRemaining(requests::add);
        return requests;
    }

    /** The dates of a forecast of two steps. */
    private static List<String> dates(PredictionCodec codec, String table) {
        Predictions none = new Predictions.Values(new float[][] {{0, 0}}, new double[0], new float[0][][]);
        return codec.decode(requests(codec, table), none, false).get(0).rows().stream()
                .map(row -> row.get(1))
                .toList();
    }

    private static String offsets() {
        return OPTIONS + "'gaps': 'fill', 'missing': 'interpolate'";
    }

    @Test
    void hoursWithOffsetsHaveNoGapWhereClocksChange() {
        assertThat(open(FALL, OPTIONS + "'season': 1").summary()).containsEntry("rows", 10);
        assertThat(open(SPRING, OPTIONS + "'season': 1").summary()).containsEntry("rows", 8);
        assertThat(open(FALL, offsets()).summary()).containsEntry("rows", 10).containsEntry("rows put in", 0);
        assertThat(open(SPRING, offsets()).summary())
                .containsEntry("rows", 8)
                .containsEntry("rows put in", 0)
                .containsEntry("step", "1H");
    }

    @Test
    void rowsAreSortedByInstant() {
        String mixed = "date,y\n" + FALL.lines().skip(1).sorted().collect(Collectors.joining("\n"));
        SequenceData data = open(mixed, OPTIONS + "'order': 'any', 'scale': 'none'");
        RealVectors first =
                (RealVectors) SeriesFixture.batches(data, Split.TEST).get(0).inputs();
        assertThat(data.summary()).containsEntry("rows", 10);
        assertThat(first.values()).containsExactly(7, 8);
    }

    @Test
    void forecastsAreWrittenInThePatternWithTheOffsetOfTheLastRow() {
        var block = SeriesFixture.block(folder, SPRING, OPTIONS + "'stride': 1");
        block.put("date-format", "uuuu-MM-dd'T'HH:mmXXX");
        SequenceData data = new SeriesSource().open(block, null);
        assertThat(dates(reopened(data), SPRING)).containsExactly("2024-03-10T08:00-04:00", "2024-03-10T09:00-04:00");
        assertThat(dates(reopened(open(FALL, OPTIONS + "'stride': 1")), SPRING))
                .as("auto")
                .containsExactly("2024-03-10 08:00-04:00", "2024-03-10 09:00-04:00");
    }

    @Test
    void scoresNameTheirOriginsInThePattern() {
        var block =
                SeriesFixture.block(folder, FALL, OPTIONS + "'split': {'train': 0.4, 'validation': 0, 'test': 0.6}");
        block.put("date-format", "uuuu-MM-dd'T'HH:mmXXX");
        SequenceData data = new SeriesSource().open(block, null);
        assertThat(data.baselines(Split.TEST).get("naive").details())
                .contains("\n2023-11-05T01:00-04:00 ", "\n2023-11-05T01:00-05:00 ");
    }

    @Test
    void anInstantTwiceIsRefusedWhateverItsOffset() {
        assertFails(
                "date,y\n2024-01-01T09:00+09:00,1\n2024-01-01T00:00Z,2\n",
                ":3: the date 2024-01-01 00:00Z is also that of line 2; a series has one row per date; use data.series-by"
                        + " or several targets for several series; fix it, or set data.on-error to skip");
    }

    @Test
    void datesWithAndWithoutOffsetsAreNotMixed() {
        assertFails(
                "date,y\n2024-01-01T09:00+09:00,1\n2024-01-01T10:00,2\n",
                ":3: the date 2024-01-01 10:00 has no offset, but that of line 2 has one; all dates or none must have one;"
                        + " fix it, or set data.on-error to skip");
    }

    @Test
    void aSplitDateIsALocalTimeOrAnInstant() {
        String split = "'split': {'test-from': '%s'}";
        assertThat(open(FALL, OPTIONS + split.formatted("2023-11-05 02:00")).size(Split.TRAIN))
                .as("5 rows before")
                .isEqualTo(2);
        assertThat(open(FALL, OPTIONS + split.formatted("2023-11-05T08:00Z")).size(Split.TRAIN))
                .as("6 rows before")
                .isEqualTo(3);
        assertThatThrownBy(() -> open(FALL, OPTIONS + split.formatted("2023-11-31")))
                .isInstanceOf(UserException.class)
                .hasMessage("data.split.test-from = 2023-11-31, but must be an ISO date such as 2014-01-31");
    }

    @Test
    void datesThatDoNotExistAreRefusedWithTheirLine() {
        assertFails(
                "date,y\n2021-02-27,1\n2021-02-28,2\n2021-02-29,3\n",
                ":4: date = 2021-02-29, but there is no such date or time; fix it, or set data.on-error to skip");
    }

    /** Numbers on all days from one to another that are not on a weekend. */
    private static String weekdays(String from, String to) {
        List<LocalDate> days = LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .toList();
        StringBuilder table = new StringBuilder("date,y\n");
        days.forEach(
                day -> table.append(day).append(',').append(day.getDayOfMonth()).append('\n'));
        return table.toString();
    }

    @Test
    void aForecastAfterFridayIsForMondayAndReadsItsCalendar() {
        SequenceData data = open(weekdays("2024-02-01", "2024-03-21"), OPTIONS + "'calendar': 'weekday'");
        assertThat(data.summary())
                .containsEntry("step", "1 d without Saturday and Sunday")
                .containsEntry("rows put in", 0);
        PredictionCodec codec = reopened(data);
        String history = "date,y\n2024-03-21,1\n2024-03-22,2\n"; // Thursday and Friday: too few to know the calendar
        assertThat(dates(codec, history)).containsExactly("2024-03-25", "2024-03-26");
        RealVectors read = (RealVectors) codec.encode(requests(codec, history)).inputs();
        float[] sines = {read.at(0, 1, 0), read.at(0, 1, 1), read.at(0, 1, 2)};
        assertThat(sines)
                .as("Friday, Monday, Tuesday")
                .containsExactly(
                        new float[] {(float) Math.sin(2 * Math.PI * 4 / 7), 0, (float) Math.sin(2 * Math.PI / 7)},
                        within(1e-6f));
        assertThat(dates(codec, "date,y\n2024-03-20,1\n2024-03-21,1\n2024-03-22,1\n2024-03-25,2\n"))
                .as("a weekend is not a gap")
                .containsExactly("2024-03-26", "2024-03-27");
    }

    @Test
    void everySeriesHasItsOwnCalendar() {
        String market = weekdays("2024-02-01", "2024-03-21").replace("\n2024", "\nmarket,2024");
        String street = LocalDate.parse("2024-02-01")
                .datesUntil(LocalDate.parse("2024-03-22"))
                .map(day -> "street," + day + ",1\n")
                .collect(Collectors.joining());
        SequenceData data = open("s," + market + street, OPTIONS + "'series-by': 's'");
        assertThat(data.summary()).containsEntry("step", "1 d without Saturday and Sunday, 1 d");
        PredictionCodec codec = reopened(data);
        String history = "s,date,y\nNAME,2024-03-20,1\nNAME,2024-03-21,1\nNAME,2024-03-22,1\nNAME,2024-03-25,2\n";
        assertThat(dates(codec, history.replace("NAME", "market"))).containsExactly("2024-03-26", "2024-03-27");
        assertThatThrownBy(() -> dates(codec, history.replace("NAME", "street")))
                .isInstanceOf(UserException.class)
                .hasMessage("stdin:5: 2 rows are missing between 2024-03-22 and 2024-03-25 (a step is 1 d);"
                        + " set data.gaps to fill, or to ignore if dates do not matter");
    }

    @Test
    void aHolidayIsAGapAndAWeekendIsNot() {
        String holiday = weekdays("2024-02-01", "2024-03-22").replaceFirst("2024-03-01.*\n", "");
        assertThatThrownBy(() -> open(holiday, OPTIONS + "'season': 1"))
                .isInstanceOf(UserException.class)
                .hasMessage(folder.resolve("data.csv")
                        + ":23: 1 row is missing between 2024-02-29 and 2024-03-04 (a step is 1 d without Saturday and Sunday);"
                        + " set data.gaps to fill, or to ignore if dates do not matter");
        assertThat(open(holiday, offsets()).summary())
                .containsEntry("rows put in", 1)
                .containsEntry("rows", 37);
    }

    @Test
    void aRecursiveForecastReadsTheCalendarOfBusinessDays() {
        SequenceData data =
                open(weekdays("2024-02-01", "2024-03-21"), OPTIONS + "'calendar': 'weekday', 'forecast': 'recursive'");
        PredictionCodec codec = reopened(data);
        List<Request> requests = requests(codec, "date,y\n2024-03-21,1\n2024-03-22,2\n");
        RealVectors second = (RealVectors) codec.rollout(requests)
                .orElseThrow()
                .next(new Predictions.Values(new float[][] {{0}}, new double[0], new float[0][][]))
                .inputs();
        assertThat(second.at(0, 1, 1)).as("Tuesday").isCloseTo((float) Math.sin(2 * Math.PI / 7), within(1e-6f));
    }

    @Test
    void halfSecondsAreSteps() {
        String table = """
                date,y
                2024-01-01 00:00:00,1
                2024-01-01 00:00:00.5,2
                2024-01-01 00:00:01,3
                2024-01-01 00:00:01.5,4
                2024-01-01 00:00:02.5,6
                2024-01-01 00:00:03,7
                2024-01-01 00:00:03.5,8
                """;
        SequenceData data = open(table, OPTIONS + "'gaps': 'fill', 'missing': 'interpolate', 'horizon': 2");
        assertThat(data.summary()).containsEntry("rows put in", 1).containsEntry("step", "0.5S");
        assertThat(dates(reopened(data), table)).containsExactly("2024-01-01 00:00:04.000", "2024-01-01 00:00:04.500");
    }

    private void assertFails(String table, String message) {
        assertThatThrownBy(() -> open(table, OPTIONS + "'season': 1"))
                .isInstanceOf(UserException.class)
                .hasMessage(folder.resolve("data.csv") + message);
    }

    @Test
    void rowsAfterTheEndOfTheTestSplitAreInNoSplit() {
        String table = "date,y\n2024-01-01,1\n2024-01-02,2\n2024-01-03,3\n2024-01-04,4\n2024-01-05,5\n2024-01-06,6\n";
        String options = "'date': 'date', 'target': 'y', 'history': 1, 'split': {'test-from': '2024-01-04'%s}";
        assertThat(SeriesFixture.open(folder, table, options.formatted("")).size(Split.TEST))
                .isEqualTo(3);
        assertThat(SeriesFixture.open(folder, table, options.formatted(", 'test-to': '2024-01-05'"))
                        .size(Split.TEST))
                .isEqualTo(2);
        assertThatThrownBy(() -> SeriesFixture.open(folder, table, options.formatted(", 'test-to': '2024-01-03'")))
                .hasMessage("data.split.test-to = 2024-01-03, but must not be before test-from = 2024-01-04");
        assertThatThrownBy(() -> SeriesFixture.open(
                        folder,
                        table,
                        "'date': 'date', 'target': 'y', 'history': 1, 'split': {'test-to': '2024-01-03'}"))
                .hasMessage(
                        "data.split.test-to = 2024-01-03, but there is no test-from; set the first date of the test split");
    }
}
