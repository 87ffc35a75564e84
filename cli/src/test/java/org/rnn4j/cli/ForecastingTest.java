package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.backtest.BackTest;
import org.rnn4j.core.backtest.BackTestResult;
import org.rnn4j.core.backtest.RollingOrigins;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;
import org.rnn4j.datasets.forecasting.SeriesOrigins;

/** A generated series is really learned, by each way to answer and each kind of answer. */
class ForecastingTest {
    private static final List<String> JOB = List.of(
            "task=forecasting",
            "threads=1",
            "data={type: series, source: seasonal, date: date, target: value, history: 21, horizon: 3, season: 7,"
                    + " calendar: weekday, relative: last}",
            "model.cell=gru",
            "model.hidden-size=16",
            "model.layers=1",
            "training.batch-size=16",
            "training.epochs=10",
            "training.optimizer.learning-rate=0.01");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"direct, point", "every-step, point", "recursive, point", "direct, quantile", "direct, gaussian"})
    void beatsTheNaiveForecasts(String forecast, String distribution) throws Exception {
        List<String> settings = new ArrayList<>(JOB);
        settings.add("data.forecast=" + forecast);
        settings.add("model.distribution=" + distribution);
        Path file = Files.writeString(folder.resolve("job.yaml"), "name: seasonal\n");
        JobSpec job = Plugins.load().jobs().read(file, settings);
        Plugins plugins = Plugins.load();
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job).create(job, data.input(), data.output())) {
            new Trainer(job.training(), job.seed()).train(model, data, new TrainingListener() {});
            Score score = new Evaluator(Trainer.plan(job.training(), 0))
                    .evaluate(model, data, Split.TEST)
                    .score()
                    .orElseThrow();
            assertThat(score.main().value())
                    .isLessThan(0.4 * mase(data, "naive"))
                    .isLessThan(0.52 * mase(data, "seasonal naive"));
            if (!distribution.equals("point")) {
                assertThat(score.metrics().stream()
                                .filter(metric -> metric.kind() == Score.Kind.COVERAGE)
                                .findFirst()
                                .orElseThrow()
                                .value())
                        .as("coverage of 80 %")
                        .isCloseTo(0.8, within(0.08)); // of 432 values that are not independent
            }
        }
    }

    @Test
    void backTestsFromSeveralOriginsWithAndWithoutRefit() throws Exception {
        Path file = Files.writeString(folder.resolve("job.yaml"), "name: seasonal\n");
        JobSpec job = Plugins.load().jobs().read(file, JOB);
        BackTest backTest = new BackTest(job, Plugins.load().network(job));
        RollingOrigins origins = new SeriesOrigins(job.dataOptions(), 400, 520, 605, 700);
        BackTestResult refit = backTest.refit(origins);
        BackTestResult once = backTest.fitOnce(origins);
        assertThat(refit.origins())
                .extracting(BackTestResult.Origin::name)
                .containsExactly("400 rows", "520 rows", "605 rows", "700 rows");
        assertThat(refit.overall().get(0).value())
                .isCloseTo(
                        refit.origins().stream()
                                .mapToDouble(one -> one.score().main().value())
                                .average()
                                .orElseThrow(),
                        within(1e-12))
                .isLessThan(0.8 * refit.baselines().get("naive").get(0).value());
        assertThat(once.overall().get(0).value())
                .isLessThan(0.8 * once.baselines().get("naive").get(0).value());
        assertThat(once.origins().get(0).score())
                .as("the first origin is trained on the same rows")
                .isEqualTo(refit.origins().get(0).score());
        assertThat(once.origins().get(3).score())
                .isNotEqualTo(refit.origins().get(3).score());
    }

    private static double mase(SequenceData data, String method) {
        return data.baselines(Split.TEST).get(method).main().value();
    }
}
