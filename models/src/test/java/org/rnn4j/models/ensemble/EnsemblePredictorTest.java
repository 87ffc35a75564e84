package org.rnn4j.models.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.Predictions.ClassProbabilities;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.Predictions.Values;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.SavedEntries;
import org.rnn4j.models.task.ClassificationFactory;
import org.rnn4j.models.task.ForecastingFactory;
import org.rnn4j.models.task.PredictorFactory;

class EnsemblePredictorTest extends OneNativeThread {
    private static final InputSpec INPUT = new InputSpec.Tokens(7);
    private static final OutputSpec CLASSES = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 1L, 1L));

    private static JobSpec job(String task, int seed, int networks) {
        return Models.parse("""
                task: %s
                seed: %d
                threads: 2
                model: {hidden-size: 4, layers: 1, embedding-size: 3, dropout: 0.5, ensemble: %d%s}
                training: {optimizer: {type: adam, learning-rate: 0.01}}
                """.formatted(
                        task, seed, networks, task.equals("forecasting") ? ", distribution: {type: quantile}" : ""));
    }

    private static SequenceBatch batch(boolean classes) {
        Random random = new Random(1);
        TokenIds inputs = new TokenIds(5, 6, random.ints(30, 0, 7).toArray());
        return new SequenceBatch(
                inputs,
                classes
                        ? new ClassIds(random.ints(5, 0, 3).toArray())
                        : new OneVector(5, 2, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}),
                null,
                false);
    }

    @ParameterizedTest
    @CsvSource({"classification", "forecasting"})
    void predictionsAreThoseOfItsNetworksAveraged(String task) {
        boolean classes = task.equals("classification");
        PredictorFactory factory = classes ? new ClassificationFactory() : new ForecastingFactory();
        OutputSpec output = classes ? CLASSES : new OutputSpec.OneVector(2);
        SequenceBatch batch = batch(classes);
        try (SequencePredictor both = factory.create(job(task, 3, 2), INPUT, output);
                SequencePredictor first = factory.create(job(task, 3, 1), INPUT, output);
                SequencePredictor second = factory.create(job(task, 4, 1), INPUT, output)) {
            for (int step = 0; step < 3; step++) {
                Outcome a = first.train(batch, null, 0.01, 5);
                Outcome b = second.train(batch, null, 0.01, 5);
                Outcome trained = both.train(batch, null, 0.01, 5);
                assertThat(trained.lossNats()).isCloseTo((a.lossNats() + b.lossNats()) / 2, within(1e-9));
                assertThat(trained.gradientNorm()).isEqualTo(Math.max(a.gradientNorm(), b.gradientNorm()));
            }
            Predicted a = first.predict(batch);
            Predicted b = second.predict(batch);
            Predicted mean = both.predict(batch);
            assertThat(mean.outcome().lossNats())
                    .isCloseTo((a.outcome().lossNats() + b.outcome().lossNats()) / 2, within(1e-9));
            float[] firsts = flat(a.predictions());
            float[] seconds = flat(b.predictions());
            float[] means = flat(mean.predictions());
            assertThat(firsts).isNotEqualTo(seconds);
            for (int i = 0; i < means.length; i++) {
                assertThat(means[i]).isCloseTo((firsts[i] + seconds[i]) / 2, within(1e-6f));
            }
        }
    }

    private static float[] flat(Predictions predictions) {
        if (predictions instanceof ClassProbabilities classes) {
            return classes.probabilities()[2];
        }
        Values values = (Values) predictions;
        float[] flat = new float[2 + 6];
        System.arraycopy(values.point()[2], 0, flat, 0, 2);
        System.arraycopy(values.quantiles()[2][0], 0, flat, 2, 3);
        System.arraycopy(values.quantiles()[2][1], 0, flat, 5, 3);
        return flat;
    }

    @Test
    void aBundleHoldsAllNetworks() throws IOException {
        PredictorFactory factory = new ClassificationFactory();
        JobSpec job = job("classification", 3, 3);
        try (SequencePredictor model = factory.create(job, INPUT, CLASSES)) {
            model.train(batch(true), null, 0.01, 5);
            SavedNetwork saved = Dl4jEnsemble.FORMAT.read(SavedEntries.of(model.network()));
            assertThat(saved.parameters()).isEqualTo(model.network().parameters());
            factory.requireSizes(job, INPUT, CLASSES, saved);
            try (SequencePredictor restored = factory.restore(job, saved)) {
                assertThat(flat(restored.predict(batch(true)).predictions()))
                        .isEqualTo(flat(model.predict(batch(true)).predictions()));
                assertThat(restored.train(batch(true), null, 0.01, 5).lossNats())
                        .isEqualTo(model.train(batch(true), null, 0.01, 5).lossNats());
            }
            assertThatThrownBy(() -> factory.requireSizes(job("classification", 3, 2), INPUT, CLASSES, saved))
                    .isInstanceOf(UserException.class)
                    .hasMessage("the bundle has 3 networks, but its job has model.ensemble = 2");
        }
    }

    /** Two networks that are less sure outvote one; a tag's probability is the mean of those that chose it and of zeros. */
    @Test
    void theTagWithMostProbabilityWins() {
        TagPaths mean = (TagPaths) AveragedPredictions.of(List.of(
                new TagPaths(new int[][] {{1, 0}}, new float[][] {{0.5f, 0.9f}}),
                new TagPaths(new int[][] {{2, 1}}, new float[][] {{0.9f, 0.4f}}),
                new TagPaths(new int[][] {{1, 1}}, new float[][] {{0.7f, 0.3f}})));
        assertThat(mean.tags()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(mean.probabilities()[0]).containsExactly(new float[] {0.4f, 0.3f}, within(1e-6f));
    }
}
