package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.engine.DoubleLanguageModel;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.parallel.Workers;
import org.rnn4j.models.task.LanguageModelFactory;
import org.rnn4j.models.task.LanguageModelOptions;

class TiedEmbeddingTest extends OneNativeThread {
    private static final int VOCABULARY = 9;
    private static final int HIDDEN = 5;
    private static final JobSpec JOB = job();

    @Test
    void theGradientOfTheSharedMatrixMatchesFiniteDifferences() {
        MultiLayerNetwork network =
                new MultiLayerNetwork(LanguageModelFactory.configuration(JOB, VOCABULARY, VOCABULARY, DataType.DOUBLE));
        network.init();
        Tying tying = Tying.of(network);
        tying.follow(network.params());
        SequenceBatch batch = batch(1);
        double[] gradients = gradients(network, batch);
        double step = 1e-6;
        for (int i = 0; i < tying.length(); i++) {
            double up = lossAt(network, tying, i, step, batch);
            double down = lossAt(network, tying, i, -step, batch);
            assertThat(gradients[i]).as("element %d", i).isCloseTo((up - down) / (2 * step), within(1e-7));
        }
    }

    private static double[] gradients(MultiLayerNetwork network, SequenceBatch batch) {
        DoubleLanguageModel model = engine(network);
        model.train(batch, null, 0, 0);
        return model.gradients();
    }

    private static double lossAt(MultiLayerNetwork network, Tying tying, int element, double by, SequenceBatch batch) {
        MultiLayerNetwork moved = network.clone();
        INDArray shared = tying.source(moved.params());
        shared.putScalar(element, shared.getDouble(element) + by);
        tying.follow(moved.params());
        SequenceModel.Outcome outcome = engine(moved).evaluate(batch, null);
        return outcome.lossNats() / outcome.targets();
    }

    private static DoubleLanguageModel engine(MultiLayerNetwork network) {
        return DoubleNetwork.languageModel(network, Gemms.float64(), Workers.of(2), 3);
    }

    @Test
    void copiesAreEqualAfterTrainingAndDl4jAgrees() {
        LanguageModel model = trained(4);
        MultiLayerNetwork network = Dl4jNetwork.of(model.network()).layers();
        INDArray embedding = network.getParam("0_W");
        INDArray head = network.getParam("3_W");
        assertThat(head.transpose()).isEqualTo(embedding);
        Tying tying = Tying.of(network);
        INDArray updater = network.getUpdater().getStateViewArray();
        assertThat(tying.target(updater)).isEqualTo(tying.source(updater));

        int[] tokens = {3, 0, 8};
        float[][] logits = model.step(tokens, null).logits();
        INDArray output = network.output(Nd4j.createFromArray(tokens).reshape(3, 1));
        for (int b = 0; b < tokens.length; b++) {
            double sum = 0;
            for (float logit : logits[b]) {
                sum += Math.exp(logit);
            }
            for (int token = 0; token < VOCABULARY; token++) {
                assertThat(Math.exp(logits[b][token]) / sum).isCloseTo(output.getDouble(b, token, 0), within(1e-6));
            }
        }
    }

    @Test
    void aRestoredNetworkStaysTied() throws IOException {
        LanguageModel whole = trained(6);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ModelSerializer.writeModel(Dl4jNetwork.of(trained(3).network()).model(), file, true);
        MultiLayerNetwork read =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(file.toByteArray()), true);
        LanguageModel restored = new LanguageModelFactory().restore(JOB, new Dl4jNetwork(read));
        for (int step = 3; step < 6; step++) {
            restored.train(batch(step), null, 0.01, 1);
        }
        assertThat(Dl4jNetwork.of(restored.network()).model().params())
                .isEqualTo(Dl4jNetwork.of(whole.network()).model().params());
    }

    @Test
    void rejectsCopiesThatDiffer() {
        MultiLayerNetwork network = Dl4jNetwork.of(trained(1).network()).layers();
        network.getParam("3_W").putScalar(0, 7);
        assertThatThrownBy(() -> new LanguageModelFactory().restore(JOB, new Dl4jNetwork(network)))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("the embedding and the output layer of this network are tied, but their weights"
                        + " differ: it was trained without tying, for example by DL4J's fit");
    }

    private static LanguageModel trained(int steps) {
        LanguageModel model = new LanguageModelFactory()
                .create(JOB, new InputSpec.Tokens(VOCABULARY), new OutputSpec.Tokens(VOCABULARY));
        for (int step = 0; step < steps; step++) {
            model.train(batch(step), null, 0.01, 1);
        }
        return model;
    }

    private static SequenceBatch batch(long seed) {
        Random random = new Random(seed);
        TokenIds in = new TokenIds(3, 4, random.ints(12, 0, VOCABULARY).toArray());
        TokenIds out = new TokenIds(3, 4, random.ints(12, 0, VOCABULARY).toArray());
        return new SequenceBatch(in, out, new int[] {4, 1, 3}, false);
    }

    private static JobSpec job() {
        LanguageModelOptions model = Models.of(
                "cell: lstm, layers: 2, tie-embedding: true, hidden-size: " + HIDDEN + ", embedding-size: " + HIDDEN);
        return Models.job(model, 3);
    }
}
