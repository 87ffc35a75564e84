package org.rnn4j.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;

/** A week's rhythm with one disturbance, on days 300 to 302. */
class AlarmsCommandsTest {
    @TempDir
    static Path folder;

    private static Path model;
    private static Path series;

    @BeforeAll
    static void train() throws IOException {
        StringBuilder rows = new StringBuilder("date,value\n");
        for (int day = 0; day < 400; day++) {
            boolean disturbed = day >= 300 && day < 303;
            rows.append("%s,%d\n".formatted(date(day), disturbed ? 90 : 10 + day % 7 + day * 37 % 5));
        }
        series = Files.writeString(folder.resolve("week.csv"), rows);
        model = train("anomaly: {window: 100, recent: 1}");
    }

    private static String date(int day) {
        return LocalDate.of(2021, 1, 1).plusDays(day).toString();
    }

    private static Path train(String more) throws IOException {
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                task: forecasting
                data: {type: series, source: %s, date: date, target: value, history: 7, relative: season, season: 7,
                  split: {train: 0.5, validation: 0.2, test: 0.3}, %s}
                model: {cell: gru, hidden-size: 4, layers: 1}
                training: {epochs: 3}
                """.formatted(series, more));
        Path run = Files.createTempDirectory(folder, "run").resolve("it");
        Ran ran = Ran.rnn4j("train", job, "--out", run);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return run.resolve("last.zip");
    }

    @Test
    void alarmsThatAreNoMoreThanQuietRowsApartAreOne() {
        Ran ran = Ran.rnn4j("alarms", model, series);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out().lines().skip(1).findFirst().orElseThrow())
                .startsWith("week    %s  %s       3  ".formatted(date(300), date(302)));
        Ran quiet = Ran.rnn4j("alarms", model, series, "--quiet", "7");
        assertThat(quiet.lastLineOfOut()).isEqualTo("1 alarm");
        Ran later = Ran.rnn4j("alarms", model, series, "--skip", "390");
        assertThat(later.lastLineOfOut()).isEqualTo("0 alarms");
    }

    @Test
    void windowsSayWhichAlarmsAreRight() throws IOException {
        Path windows = Files.writeString(
                folder.resolve("windows.csv"),
                "from,to\n%s,%s\n%s,%s\n".formatted(date(301), date(301), date(350), date(351)));
        Ran ran = Ran.rnn4j("alarms", model, series, "--quiet", "7", "--windows", windows, "--json");
        assertThat(ran.out())
                .contains("1 alarm, 1 correct; 1 of 2 windows found; precision 1.00, recall 0.50, F1 0.67\n");
        assertThat(ran.lastLineOfOut())
                .startsWith("{\"alarms\":[{\"series\":\"week\",\"from\":\"%s\"".formatted(date(300)))
                .contains("\"right\":1,\"windows\":2,\"found\":1,\"precision\":1.0,\"recall\":0.5,");
        Files.writeString(windows, "from,to\n2020-01-01,2020-01-02\n");
        assertThat(Ran.rnn4j("alarms", model, series, "--windows", windows).err())
                .isEqualTo("error: %s:2: 2020-01-01 is not a scored row; rows run from %s to %s%n"
                        .formatted(windows, date(14), date(399)));
    }

    @Test
    void aRateOfFalseAlarmsSetsTheThreshold() throws IOException {
        Path windows =
                Files.writeString(folder.resolve("known.csv"), "from,to\n%s,%s\n".formatted(date(300), date(302)));
        Path table = folder.resolve("scores.csv");
        Ran ran = Ran.rnn4j("alarms", model, series, "--windows", windows, "--false-alarms", "0.01", "--table", table);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.lastLineOfOut()).contains(" at a threshold of 0.").contains("1 of 1 windows found");
        List<String> rows = Files.readAllLines(table);
        assertThat(rows.get(0)).isEqualTo("series,row,anomaly score,alarm");
        assertThat(rows).hasSize(1 + 400 - 14);
        assertThat(rows.stream()
                        .filter(row -> row.endsWith(",1") && !row.matches("week,2021-10-2[89],.*|week,2021-10-30,.*")))
                .hasSizeLessThanOrEqualTo(3); // of 383 rows outside of the window
        assertThat(Ran.rnn4j("alarms", model, series, "--false-alarms", "0.01", "--threshold", "0.9")
                        .err())
                .isEqualTo("error: --threshold 0.9 and --false-alarms 0.01 both set the threshold; leave out one%n"
                        .formatted());
    }

    @Test
    void aModelWithoutAnomalyScoresIsAUserError() throws IOException {
        Ran ran = Ran.rnn4j("alarms", train("horizon: 1"), series);
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.lastLineOfErr())
                .endsWith("last.zip has no anomaly scores; train it with data.anomaly, such as {window:"
                        + " 2000, recent: 10}");
        assertThat(Ran.rnn4j("alarms", model, series, "--threshold", "1.5").err())
                .isEqualTo("error: --threshold = 1.5, but must be in [0, 1]%n".formatted());
    }
}
