package org.rnn4j.cli.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rnn4j.cli.Ran;
import org.rnn4j.core.backtest.BackTest;
import org.rnn4j.core.backtest.BackTestResult;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.datasets.forecasting.SeriesOrigins;

class BackTestCommandsTest {
    @TempDir
    Path folder;

    private Path job;

    @BeforeEach
    void write() throws IOException {
        job = Files.writeString(folder.resolve("job.yaml"), """
                task: forecasting
                data: {type: series, source: seasonal, date: date, target: value, history: 14, horizon: 3, relative: last}
                model: {cell: gru, hidden-size: 4, layers: 1}
                training: {epochs: 1}
                """);
    }

    @Test
    void theLastHorizonEndsWithTheDataAndOriginsAreAHorizonApart() throws IOException {
        Ran ran = Ran.rnn4j("backtest", job, "--origins", "3", "--json");
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("origins").findValuesAsText("name")) // seasonal has 730 rows
                .containsExactly("721 rows", "724 rows", "727 rows");
        JobSpec spec = Plugins.load().jobs().read(job, List.of());
        BackTestResult result = new BackTest(spec, Plugins.load().network(spec))
                .fitOnce(new SeriesOrigins(spec.dataOptions(), 721, 724, 727));
        assertThat(json.path("refit").asBoolean()).isFalse();
        assertThat(json.path("mean").path("MASE").asDouble())
                .isEqualTo(result.overall().get(0).value());
        assertThat(json.path("meanBaselines").path("naive").path("MASE").asDouble())
                .isEqualTo(result.baselines().get("naive").get(0).value());
        assertThat(json.path("origins").get(2).path("baselines").has("naive")).isTrue();
        assertThat(ran.out()
                        .lines()
                        .map(line -> line.split(" {2,}(?=\\S)", -1)[0])
                        .limit(6))
                .containsExactly("", "721 rows", "724 rows", "727 rows", "average", "");
        assertThat(ran.err().lines()).hasSize(3);
    }

    @Test
    void refitsAtOriginsAsFarApartAsIsAsked() throws IOException {
        Ran ran = Ran.rnn4j("backtest", job, "--origins", "2", "--step", "100", "--refit", "--json");
        JsonNode json = new ObjectMapper().readTree(ran.lastLineOfOut());
        assertThat(json.path("origins").findValuesAsText("name")).containsExactly("627 rows", "727 rows");
        JobSpec spec = Plugins.load().jobs().read(job, List.of());
        BackTestResult result =
                new BackTest(spec, Plugins.load().network(spec)).refit(new SeriesOrigins(spec.dataOptions(), 627, 727));
        assertThat(json.path("origins").get(1).path("score").path("MAE").asDouble())
                .isCloseTo(
                        result.origins().get(1).score().metrics().stream()
                                .filter(metric -> metric.name().equals("MAE"))
                                .findFirst()
                                .orElseThrow()
                                .value(),
                        within(0.0));
    }

    @Test
    void otherJobsAndTooManyOriginsAreUserErrors() {
        Ran hello = Ran.rnn4j("backtest", "hello");
        assertThat(hello.exitCode()).isEqualTo(2);
        assertThat(hello.err())
                .isEqualTo(
                        "error: backtest needs a job with task = forecasting and data.type = series, but this job has task ="
                                + " language-model and data.type = text%n".formatted());
        Ran many = Ran.rnn4j("backtest", job, "--origins", "300");
        assertThat(many.exitCode()).isEqualTo(2);
        assertThat(many.err())
                .isEqualTo("error: 300 origins 3 rows apart and data.horizon = 3 need more than 900 rows, but the"
                        + " longest series has 730; use fewer%n".formatted());
        assertThat(Ran.rnn4j("backtest", job, "--origins", "0").err())
                .isEqualTo("error: --origins = 0, but must be in [1, 100000]%n".formatted());
    }
}
