package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.core.forecast.Alarms;
import org.rnn4j.core.forecast.AnomalyLikelihood;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.Table;

/**
 * The taxis of the Numenta Anomaly Benchmark, beside a small series of the same form: errors of the seasonal naive forecast
 * find what was truly unusual.
 */
class TaxiTest {
    private static final int WEEK = 7 * 48;

    private final Path shared = Path.of(System.getProperty("rnn4j.shared", ""), "data/nab");

    /**
     * A day of four rows, repeated, with steps of 0, 1 and 2 on it, and a day that is 50 higher. That day and the next, which
     * is compared with it, raise one alarm. In the other window nothing is unusual.
     */
    @Test
    void anAlarmFromTheDayBeforeMeetsOneOfTwoWindows(@TempDir Path folder) throws IOException {
        StringBuilder table = new StringBuilder("timestamp,value\n");
        ZonedDateTime start = ZonedDateTime.of(2015, 1, 1, 0, 0, 0, 0, DateText.LOCAL);
        for (int t = 0; t < 200; t++) {
            int value = 10 * (t % 4) + t % 3 + (t >= 152 && t < 156 ? 50 : 0);
            table.append(DateText.ISO.format(start.plusHours(6L * t)))
                    .append(',')
                    .append(value)
                    .append('\n');
        }
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("small.csv.gz")))) {
            out.write(table.toString().getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve("windows.json"), """
                {"small.csv": [["2015-01-26T00:00", "2015-01-26T18:00"], ["2015-02-08T00:00", "2015-02-08T18:00"]]}
                """);
        Alarms alarms = alarms(folder, "small.csv", 4, new AnomalyLikelihood(100, 2), 4);
        assertThat(alarms).isEqualTo(new Alarms(1, 1, 2, 1));
    }

    @Test
    void alarmsFromTheWeekBeforeMeetTheWindowsOfTheBenchmark() throws IOException {
        assumeTrue(Files.exists(shared), "no shared data: " + shared);
        Alarms alarms = alarms(shared, "nyc_taxi.csv", WEEK, new AnomalyLikelihood(2000, 10), 48);
        assertThat(alarms).isEqualTo(new Alarms(12, 5, 5, 5)); // precision 0.42, recall 1, F1 0.59
    }

    private static Alarms alarms(Path folder, String name, int season, AnomalyLikelihood likelihood, int quiet)
            throws IOException {
        List<ZonedDateTime> dates = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Table.Row row : table(folder.resolve(name + ".gz")).rows()) {
            dates.add(DateText.ISO.parse(row.cells().get(0)).orElseThrow());
            values.add(Double.valueOf(row.cells().get(1)));
        }
        double[] scores = new double[values.size()];
        for (int t = 0; t < scores.length; t++) {
            scores[t] = likelihood.next(t < season ? Double.NaN : Math.abs(values.get(t) - values.get(t - season)));
        }
        int probation = (int) (0.15 * scores.length);
        return Alarms.of(scores, 0.999, quiet, probation, windows(folder, name, dates));
    }

    private static Table table(Path file) {
        InputFiles files = new InputFiles(Encoding.charset("UTF-8"), Map.of());
        return Table.parse(files.read("data.source", file), Delimiter.COMMA, true, new BadExamples(OnError.STOP));
    }

    private static List<Alarms.Window> windows(Path folder, String name, List<ZonedDateTime> dates) throws IOException {
        List<Alarms.Window> windows = new ArrayList<>();
        JsonNode all =
                new ObjectMapper().readTree(folder.resolve("windows.json").toFile());
        for (JsonNode one : all.get(name)) {
            windows.add(new Alarms.Window(row(dates, one.get(0)), row(dates, one.get(1))));
        }
        return windows;
    }

    private static int row(List<ZonedDateTime> dates, JsonNode date) {
        return dates.indexOf(DateText.ISO.parse(date.asText()).orElseThrow());
    }
}
