package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Predictions.Values;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ForecastingFactory;
import org.rnn4j.models.task.TaggingFactory;

/** Every head learns a small task. */
class PredictorLearningTest extends OneNativeThread {
    private static final int BATCH = 32;
    private static final int TIME = 8;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cell: lstm, pooling: last, bidirectional: true",
                "cell: gru, pooling: mean",
                "cell: basic-rnn, pooling: max",
                "cell: gru, pooling: attention, dropout: 0.1, class-weights: balanced"
            })
    void learnsToClassifyByASingleEvent(String keys) {
        OutputSpec classes = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 1L, 1L));
        SequencePredictor model =
                new ClassificationFactory().create(job("classification", keys), new InputSpec.Vectors(3), classes);
        train(model, PredictorLearningTest::spikes, 150);
        SequenceBatch test = spikes(new Random(99));
        ClassProbabilities predictions =
                (ClassProbabilities) model.predict(test).predictions();
        int right = 0;
        for (int b = 0; b < BATCH; b++) {
            right += predictions.best(b) == ((ClassIds) test.targets()).classes()[b] ? 1 : 0;
        }
        assertThat(right).isEqualTo(BATCH);
    }

    /** Noise with a spike at a random valid step of one of three features; the class is the index of that feature. */
    private static SequenceBatch spikes(Random random) {
        float[] values = new float[BATCH * 3 * TIME];
        int[] classes = new int[BATCH];
        int[] lengths = new int[BATCH];
        for (int b = 0; b < BATCH; b++) {
            lengths[b] = 3 + random.nextInt(TIME - 2);
            classes[b] = random.nextInt(3);
            for (int f = 0; f < 3; f++) {
                for (int t = 0; t < lengths[b]; t++) {
                    values[(b * 3 + f) * TIME + t] = (float) (0.2 * random.nextGaussian());
                }
            }
            values[(b * 3 + classes[b]) * TIME + random.nextInt(lengths[b])] += 3;
        }
        return new SequenceBatch(new RealVectors(BATCH, 3, TIME, values), new ClassIds(classes), lengths, false);
    }

    @Test
    void learnsToTagEveryStepWithTheNextToken() {
        OutputSpec tags = new OutputSpec.Tags(List.of("end", "a", "b", "c", "d"));
        SequencePredictor model = new TaggingFactory()
                .create(
                        job("tagging", "cell: lstm, bidirectional: true, embedding-size: 8"),
                        new InputSpec.Tokens(5),
                        tags);
        train(model, PredictorLearningTest::shifted, 200);
        SequenceBatch test = shifted(new Random(99));
        TagPaths paths = (TagPaths) model.predict(test).predictions();
        for (int b = 0; b < BATCH; b++) {
            assertThat(paths.tags()[b]).hasSize(test.lengths()[b]);
            for (int t = 0; t < test.lengths()[b]; t++) {
                assertThat(paths.tags()[b][t]).isEqualTo(((TokenIds) test.targets()).at(b, t));
                assertThat(paths.probabilities()[b][t]).isGreaterThan(0.5f);
            }
        }
    }

    private static SequenceBatch shifted(Random random) {
        int[] ids = new int[BATCH * TIME];
        int[] tags = new int[BATCH * TIME];
        int[] lengths = new int[BATCH];
        for (int b = 0; b < BATCH; b++) {
            lengths[b] = 2 + random.nextInt(TIME - 1);
            for (int t = 0; t < lengths[b]; t++) {
                ids[b * TIME + t] = 1 + random.nextInt(4);
                tags[b * TIME + Math.max(0, t - 1)] = t == 0 ? 0 : ids[b * TIME + t];
            }
        }
        return new SequenceBatch(new TokenIds(BATCH, TIME, ids), new TokenIds(BATCH, TIME, tags), lengths, false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"distribution: point", "distribution: {type: quantile}", "distribution: {type: gaussian}"})
    void learnsToForecastAWaveAndItsUncertainty(String distribution) {
        SequencePredictor model = new ForecastingFactory()
                .create(
                        job("forecasting", "cell: gru, " + distribution),
                        new InputSpec.Vectors(1),
                        new OutputSpec.OneVector(2));
        train(model, PredictorLearningTest::waves, 400);
        int inside = 0;
        int all = 0;
        double error = 0;
        for (int round = 0; round < 20; round++) {
            SequenceBatch test = waves(new Random(1000 + round));
            Values values = (Values) model.predict(test).predictions();
            float[] targets = ((OneVector) test.targets()).values();
            for (int j = 0; j < targets.length; j++) {
                error += Math.abs(values.point()[j / 2][j % 2] - targets[j]);
                float[] quantiles = values.quantiles()[j / 2][j % 2];
                inside += quantiles.length > 0 && quantiles[0] <= targets[j] && targets[j] <= quantiles[2] ? 1 : 0;
                all++;
            }
        }
        assertThat(error / all).isLessThan(0.14); // the noise alone: 0.15 * sqrt(2 / pi) = 0.12
        if (!distribution.endsWith("point")) {
            assertThat((double) inside / all).isCloseTo(0.8, within(0.05));
        }
    }

    /** A sine with a random phase; the targets are its next two values plus noise of standard deviation 0.15. */
    private static SequenceBatch waves(Random random) {
        float[] values = new float[BATCH * TIME];
        float[] targets = new float[BATCH * 2];
        for (int b = 0; b < BATCH; b++) {
            double phase = 2 * Math.PI * random.nextDouble();
            for (int t = 0; t < TIME; t++) {
                values[b * TIME + t] = (float) Math.sin(phase + 0.7 * t);
            }
            for (int h = 0; h < 2; h++) {
                targets[b * 2 + h] = (float) (Math.sin(phase + 0.7 * (TIME + h)) + 0.15 * random.nextGaussian());
            }
        }
        return new SequenceBatch(
                new RealVectors(BATCH, 1, TIME, values), new OneVector(BATCH, 2, targets), null, false);
    }

    @Test
    void learnsToPredictARealValueAtEveryStep() {
        SequencePredictor model = new ForecastingFactory()
                .create(job("forecasting", "cell: lstm"), new InputSpec.Vectors(1), new OutputSpec.RealValues(1));
        train(model, PredictorLearningTest::delayed, 400);
        SequenceBatch test = delayed(new Random(99));
        Values values = (Values) model.predict(test).predictions();
        double squares = 0;
        for (int b = 0; b < BATCH; b++) {
            for (int t = 0; t < TIME; t++) {
                squares += Math.pow(values.point()[b][t] - ((RealVectors) test.targets()).at(b, 0, t), 2);
            }
        }
        assertThat(squares / (BATCH * TIME)).isLessThan(0.02);
    }

    /** The target of each step is the previous input. */
    private static SequenceBatch delayed(Random random) {
        float[] values = new float[BATCH * TIME];
        float[] targets = new float[BATCH * TIME];
        for (int j = 0; j < values.length; j++) {
            values[j] = 2 * random.nextFloat() - 1;
            targets[j] = j % TIME == 0 ? 0 : values[j - 1];
        }
        SequenceValues wanted = new RealVectors(BATCH, 1, TIME, targets);
        return new SequenceBatch(new RealVectors(BATCH, 1, TIME, values), wanted, null, false);
    }

    private interface Task {
        SequenceBatch draw(Random random);
    }

    private static void train(SequencePredictor model, Task task, int steps) {
        Random random = new Random(7);
        for (int step = 0; step < steps; step++) {
            model.train(task.draw(random), null, 0.01, 5);
        }
    }

    private static JobSpec job(String task, String keys) {
        String yaml = """
                task: %s
                seed: 3
                threads: 2
                model: {layers: 1, hidden-size: 16, %s}
                """;
        return Models.parse(yaml.formatted(task, keys));
    }
}
