package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.ParameterVector;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.task.ClassificationFactory;

/** The average of every kind of model, beside one computed from its saved parameters. */
class WeightAverageTest extends OneNativeThread {
    private static final int TOKENS = 7;

    /** On the generic kernel. */
    private static final String GENERIC = "name: generic;";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "task: language-model;model: {hidden-size: 4, layers: 1}",
                "task: language-model;model: {hidden-size: 4, layers: 1, embedding-size: 4, tie-embedding: true}",
                "task: classification;model: {hidden-size: 4, layers: 1, embedding-size: 3}",
                "task: classification;model: {hidden-size: 4, layers: 1, embedding-size: 3, freeze-embedding: true}",
                "task: classification;model: {hidden-size: 4, layers: 1, embedding-size: 3, ensemble: 2}",
                GENERIC + "task: classification;model: {hidden-size: 4, layers: 1}",
            })
    void isTheMeanOfTheStepsAndLeavesNoTrace(String keys) {
        SequenceModel model = model(keys);
        WeightAverage average = model.average().orElseThrow();
        List<double[]> steps = new ArrayList<>();
        for (int step = 1; step <= 4; step++) {
            train(model, keys, step);
            average.add(1.0 / step);
            steps.add(parameters(model));
        }
        double loss = loss(model, keys);
        average.exchange();
        double[] mean = parameters(model);
        for (int i = 0; i < mean.length; i++) {
            int at = i;
            double expected =
                    steps.stream().mapToDouble(step -> step[at]).average().orElseThrow();
            assertThat(mean[i]).isEqualTo(expected, within(1e-6));
        }
        assertThat(loss(model, keys)).isNotEqualTo(loss);
        ParameterVector resting = average.resting();
        average.rest(resting);
        average.exchange();
        assertThat(parameters(model)).isEqualTo(steps.get(3));
        assertThat(loss(model, keys)).isEqualTo(loss);
    }

    private static SequenceModel model(String keys) {
        JobSpec job = Models.parse("seed: 3\nthreads: 2\n" + keys.replace(';', '\n'));
        InputSpec input = new InputSpec.Tokens(TOKENS);
        OutputSpec output = isText(keys)
                ? new OutputSpec.Tokens(TOKENS)
                : new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 1L, 1L));
        return keys.startsWith(GENERIC)
                ? new GenericSequencePredictor(
                        new ClassificationFactory().network(job, input, output, DataType.DOUBLE), Kernels.generic(), 3)
                : Plugins.load().network(job).create(job, input, output);
    }

    private static boolean isText(String keys) {
        return keys.startsWith("task: language-model");
    }

    private static void train(SequenceModel model, String keys, int seed) {
        model.train(batch(keys, seed), null, 0.05, 1);
    }

    private static double loss(SequenceModel model, String keys) {
        return model.evaluate(batch(keys, 9), null).lossNats();
    }

    private static SequenceBatch batch(String keys, int seed) {
        Random random = new Random(seed);
        TokenIds inputs = new TokenIds(5, 6, random.ints(30, 0, TOKENS).toArray());
        return new SequenceBatch(
                inputs,
                isText(keys)
                        ? new TokenIds(5, 6, random.ints(30, 0, TOKENS).toArray())
                        : new ClassIds(random.ints(5, 0, 3).toArray()),
                null,
                false);
    }

    private static double[] parameters(SequenceModel model) {
        return Dl4jEnsemble.membersOf(model.network()).stream()
                .map(Dl4jNetwork::layers)
                .flatMapToDouble(network -> Arrays.stream(network.params().toDoubleVector()))
                .toArray();
    }
}
