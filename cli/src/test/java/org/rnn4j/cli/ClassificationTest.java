package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

/** Real classifiers, trained within seconds on the sets that come with rnn4j. */
class ClassificationTest {
    private final Plugins plugins = Plugins.load();

    @Test
    void theShippedJobTellsControlChartsApart() {
        JobSpec job = Plugins.load()
                .jobs()
                .read(
                        Path.of("src/main/resources/org/rnn4j/cli/job/control-charts.yaml"),
                        List.of("training.epochs=15"));
        SequenceData data = plugins.open(job, null);
        try (SequencePredictor model = trained(job, data)) {
            assertThat(accuracy(job, model, data)).isGreaterThan(0.95);
        }
    }

    @Test
    void aNetworkReadsTheOrderOfWordsThatABagOfWordsLoses() {
        JobSpec job = Plugins.load().jobs().parse("""
                task: classification
                data:
                  type: labelled-text
                  source: comparisons
                  split: {train: 0.7, validation: 0.1, test: 0.2}
                model: {cell: gru, hidden-size: 32, layers: 1, embedding-size: 16}
                training:
                  batch-size: 16
                  epochs: 25
                  optimizer: {type: adam, learning-rate: 0.01}
                """, "comparisons.yaml", "comparisons", List.of());
        SequenceData data = plugins.open(job, null);
        try (SequencePredictor model = trained(job, data)) {
            Map<String, Score> baselines = data.baselines(Split.TEST);
            assertThat(baselines.get("naive Bayes, tokens and pairs").main().value())
                    .isLessThan(0.6);
            assertThat(accuracy(job, model, data)).isGreaterThan(0.9);
            assertThat(answers(model, data, "twelve is more than zero\nzero is greater than twelve"))
                    .containsExactly("true", "false");
        }
    }

    private SequencePredictor trained(JobSpec job, SequenceData data) {
        var model = (SequencePredictor) plugins.network(job).create(job, data.input(), data.output());
        new Trainer(job.training(), job.seed()).train(model, data, new TrainingListener() {});
        return model;
    }

    private static double accuracy(JobSpec job, SequencePredictor model, SequenceData data) {
        return new Evaluator(Trainer.plan(job.training(), job.seed()))
                .evaluate(model, data, Split.TEST)
                .score()
                .orElseThrow()
                .main()
                .value();
    }

    private static List<String> answers(SequencePredictor model, SequenceData data, String lines) {
        var codec = (PredictionCodec) data.codec();
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(lines)), "lines").forEachRemaining(requests::add);
        return codec.decode(requests, model.predict(codec.encode(requests)).predictions(), false).stream()
                .map(answer -> answer.json().path("class").asText())
                .toList();
    }
}
