package org.rnn4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.PredictionCodec.Prediction;
import org.rnn4j.core.sequence.PredictionCodec.Request;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import org.rnn4j.core.train.TrainingListener;

/** A real tagger, trained within seconds on the sentences that come with rnn4j. */
class TaggingTest {

    @Test
    void theShippedJobFindsDatesTimesAndAmountsInTwoLanguages() {
        Plugins plugins = Plugins.load();
        JobSpec job = Plugins.load()
                .jobs()
                .read(Path.of("src/main/resources/org/rnn4j/cli/job/dates-tagging.yaml"), List.of());
        SequenceData data = plugins.open(job, null);
        assertThat(data.baselines(Split.VALIDATION).values())
                .allSatisfy(baseline -> assertThat(baseline.main().value()).isLessThan(0.7));
        try (var model = (SequencePredictor) plugins.network(job).create(job, data.input(), data.output())) {
            new Trainer(job.training(), job.seed()).train(model, data, new TrainingListener() {});
            assertThat(spanF1(job, model, data)).isGreaterThan(0.97);
            assertThat(tagged(model, data, "we may pay 17 dollars before 3 may\n회의는 3월 9일 오후 2시에 시작합니다"))
                    .containsExactly(
                            "we/O may/O pay/O 17/B-amount dollars/I-amount before/O 3/B-date may/I-date",
                            "회의는/O 3월/B-date 9일/I-date 오후/B-time 2시에/I-time 시작합니다/O");
        }
    }

    private static double spanF1(JobSpec job, SequencePredictor model, SequenceData data) {
        return new Evaluator(Trainer.plan(job.training(), job.seed()))
                .evaluate(model, data, Split.VALIDATION)
                .score()
                .orElseThrow()
                .main()
                .value();
    }

    private static List<String> tagged(SequencePredictor model, SequenceData data, String lines) {
        var codec = (PredictionCodec) data.codec();
        List<Request> requests = new ArrayList<>();
        codec.requests(new BufferedReader(new StringReader(lines)), "lines").forEachRemaining(requests::add);
        return codec.decode(requests, model.predict(codec.encode(requests)).predictions(), false).stream()
                .map(Prediction::text)
                .toList();
    }
}
