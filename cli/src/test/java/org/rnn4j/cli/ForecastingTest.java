package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

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
        JobSpec job = JobReader.read(file, settings);
        Plugins plugins = Plugins.load();
        SequenceData data = plugins.open(job, null);
        try (SequenceModel model = plugins.network(job).create(job, data.input(), data.output())) {
            new Trainer(job.training(), job.seed()).train(model, data, new TrainingListener() {});
            Score score = new Evaluator(Trainer.plan(job.training(), 0))
                    .evaluate(model, data, Split.TEST)
                    .score()
                    .orElseThrow();
            assertThat(score.main().value())
                    .isLessThan(0.8 * mase(data, "naive"))
                    .isLessThan(0.8 * mase(data, "seasonal naive"));
            if (!distribution.equals("point")) {
                assertThat(score.figures().stream()
                                .filter(figure -> figure.kind() == Score.Kind.COVERAGE)
                                .findFirst()
                                .orElseThrow()
                                .value())
                        .as("coverage of 80 %")
                        .isBetween(0.6, 0.95);
            }
        }
    }

    private static double mase(SequenceData data, String method) {
        return data.baselines(Split.TEST).get(method).main().value();
    }
}
