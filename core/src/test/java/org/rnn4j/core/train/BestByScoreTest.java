package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.CheckpointSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.job.ScheduleSpec;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.tiny.TinyCodec;
import org.rnn4j.core.tiny.TinyModel;
import org.rnn4j.core.tiny.TinyText;

/** {@code training.best-by: score}: here the loss falls with every epoch, and the score goes up and down. */
class BestByScoreTest {
    private static final TinyText TEXT = new TinyText(new TinyCodec("ab"), "aabb".repeat(50), "aabb".repeat(10));

    @Test
    void aShareIsBestWhereItIsHighest() {
        List<Boolean> best = new ArrayList<>();
        TrainingResult result = train(Score.Kind.SHARE, 5, best, 0.5, 0.7, 0.6, 0.7, 0.8);
        assertThat(best).containsExactly(true, true, false, true, true); // the tie goes to the lower loss
        assertThat(result.state().bestStep()).isEqualTo(result.state().step());
        assertThat(result.validation().orElseThrow().score().orElseThrow().main())
                .isEqualTo(new Score.Metric("accuracy", 0.8, Score.Kind.SHARE));
    }

    @Test
    void anErrorIsBestWhereItIsLowest() {
        List<Boolean> best = new ArrayList<>();
        TrainingResult result = train(Score.Kind.ERROR, 4, best, 3.0, 2.0, 2.5, 2.25);
        assertThat(best).containsExactly(true, true, false, false);
        assertThat(result.state().bestStep()).isEqualTo(result.state().step() / 2);
        assertThat(result.state().bestLossNats())
                .isGreaterThan(result.validation().orElseThrow().lossNats());
    }

    @Test
    void aResumedTrainingKnowsTheBestScoreFromBefore() throws IOException {
        ScriptedModel model = new ScriptedModel();
        TrainingState half = new Trainer(spec(2), 1)
                .train(model, new Scored(Score.Kind.SHARE, 0.6, 0.9), TrainingListener.silent())
                .state();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        half.writeTo(new DataOutputStream(file));
        TrainingState read = TrainingState.readFrom(new DataInputStream(new ByteArrayInputStream(file.toByteArray())));
        assertThat(read).isEqualTo(half);

        List<Boolean> best = new ArrayList<>();
        TrainingResult result = new Trainer(spec(5), 1)
                .resume(model, new Scored(Score.Kind.SHARE, 0.8, 0.85, 0.95), read, remember(best));
        assertThat(best).containsExactly(false, false, true);
        assertThat(result.state().bestStep()).isEqualTo(result.state().step());
    }

    @Test
    void theScorerIsGivenEveryBatchWithItsPredictions() {
        Scored data = new Scored(Score.Kind.SHARE, 0.5);
        train(data, 1, new ArrayList<>());
        assertThat(data.judged()).containsExactly(7, 7, 5); // 39 targets in two streams of 19
    }

    @Test
    void needsAScore() {
        assertThatThrownBy(() -> new Trainer(spec(1), 1).train(new TinyModel(2), TEXT, TrainingListener.silent()))
                .isInstanceOf(UserException.class)
                .hasMessage("training.best-by = score, but this task has no other metric than the loss; use loss");
    }

    private static TrainingResult train(Score.Kind kind, int epochs, List<Boolean> best, Double... script) {
        return train(new Scored(kind, script), epochs, best);
    }

    private static TrainingResult train(Scored data, int epochs, List<Boolean> best) {
        return new Trainer(spec(epochs), 1).train(new ScriptedModel(), data, remember(best));
    }

    private static TrainingListener remember(List<Boolean> best) {
        return new TrainingListener() {
            @Override
            public void onValidation(ValidationReport report) {
                best.add(report.best());
            }
        };
    }

    private static TrainingSpec spec(int epochs) {
        return new TrainingSpec(
                2,
                7,
                0,
                epochs,
                Duration.ZERO,
                new OptimizerSpec.Sgd(0.5, 0),
                new ScheduleSpec.Constant(),
                0,
                0,
                BestBy.SCORE,
                0,
                0,
                CheckpointSpec.defaults());
    }

    /** Trains like any other model; its predictions are unused, since the scores are given. */
    private static final class ScriptedModel extends TinyModel implements SequencePredictor {
        ScriptedModel() {
            super(2);
        }

        @Override
        public Predicted predict(SequenceBatch batch) {
            return new Predicted(
                    new Predictions.ClassProbabilities(new float[batch.batch()][1]), evaluate(batch, null));
        }
    }

    /** A text whose score is read from a list. */
    private record Scored(Score.Kind kind, Deque<Double> script, List<Integer> judged) implements SequenceData {
        Scored(Score.Kind kind, Double... script) {
            this(kind, new ArrayDeque<>(List.of(script)), new ArrayList<>());
        }

        @Override
        public Optional<Scorer> scorer(Split split) {
            double next = script.removeFirst();
            return Optional.of(new Scorer() {
                @Override
                public void add(SequenceBatch batch, Predictions predictions) {
                    assertThat(((Predictions.ClassProbabilities) predictions).probabilities())
                            .hasDimensions(batch.batch(), 1);
                    judged.add(((TokenIds) batch.inputs()).time());
                }

                @Override
                public Score score() {
                    return new Score(List.of(new Score.Metric("accuracy", next, kind)));
                }
            });
        }

        @Override
        public InputSpec input() {
            return TEXT.input();
        }

        @Override
        public OutputSpec output() {
            return TEXT.output();
        }

        @Override
        public Codec codec() {
            return TEXT.codec();
        }

        @Override
        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
            return TEXT.batches(split, plan);
        }

        @Override
        public long size(Split split) {
            return TEXT.size(split);
        }

        @Override
        public String sha256() {
            return TEXT.sha256();
        }

        @Override
        public Map<String, Object> summary() {
            return TEXT.summary();
        }
    }
}
