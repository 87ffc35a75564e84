package org.rnn4j.datasets.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.forecast.Alarms;
import org.rnn4j.core.forecast.AnomalyLikelihood;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Delimiter;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.Table;

/** The taxis of the Numenta Anomaly Benchmark: errors of the seasonal naive forecast find what was truly unusual. */
class TaxiTest {
    private static final int WEEK = 7 * 48;

    private final Path folder = Path.of(System.getProperty("rnn4j.shared", ""), "data/nab");

    @Test
    void alarmsFromTheWeekBeforeMeetTheWindowsOfTheBenchmark() throws IOException {
        assumeTrue(Files.exists(folder), "no shared data: " + folder);
        List<LocalDateTime> dates = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (Table.Row row : table().rows()) {
            dates.add(DateText.ISO.parse(row.cells().get(0)).orElseThrow());
            values.add(Double.valueOf(row.cells().get(1)));
        }
        AnomalyLikelihood likelihood = new AnomalyLikelihood(2000, 10);
        double[] scores = new double[values.size()];
        for (int t = 0; t < scores.length; t++) {
            scores[t] = likelihood.next(t < WEEK ? Double.NaN : Math.abs(values.get(t) - values.get(t - WEEK)));
        }
        int probation = (int) (0.15 * scores.length);
        Alarms alarms = Alarms.of(scores, 0.999, 48, probation, windows(dates));
        assertThat(alarms).isEqualTo(new Alarms(12, 5, 5, 5)); // precision 0.42, recall 1, F1 0.59
    }

    private Table table() {
        InputFiles files = new InputFiles(Encoding.charset("UTF-8"), Map.of());
        return Table.parse(
                files.read("data.source", folder.resolve("nyc_taxi.csv.gz")),
                Delimiter.COMMA,
                true,
                new BadExamples(OnError.STOP));
    }

    private List<Alarms.Window> windows(List<LocalDateTime> dates) throws IOException {
        List<Alarms.Window> windows = new ArrayList<>();
        JsonNode all =
                new ObjectMapper().readTree(folder.resolve("windows.json").toFile());
        for (JsonNode one : all.get("nyc_taxi.csv")) {
            windows.add(new Alarms.Window(row(dates, one.get(0)), row(dates, one.get(1))));
        }
        return windows;
    }

    private static int row(List<LocalDateTime> dates, JsonNode date) {
        return dates.indexOf(DateText.ISO.parse(date.asText()).orElseThrow());
    }
}
