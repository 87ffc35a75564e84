package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Gru;
import org.rnn4j.models.decoder.Attention;
import org.rnn4j.models.decoder.Condition;
import org.rnn4j.models.decoder.DecoderShape;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.task.SequenceToSequenceFactory;

/** A decoder with a convolutional encoder: DL4J layers over an image, with one memory vector per position. */
class ImageEncoderTest extends OneNativeThread {
    private static final int SIDE = 5;
    private static final int FILTERS = 6;
    private static final int BEGIN = 3;
    private static final int END = 4;
    private static final int VOCABULARY = 5;

    /** Strokes of two by two pixels, and the target sequence of each, including its end. */
    private static final float[][] STROKES = {{1, 1, 0, 0}, {1, 0, 1, 0}, {1, 0, 0, 1}};

    private static final int[][] NAMES = {{0, 1, END}, {2, END}, {1, 1, 0, END}};

    private static final JobSpec JOB = Models.parse("{task: seq2seq, seed: 3, threads: 2, decoding: {max-length: 5}}");

    /** Converts maps {@code [batch, channels, height, width]} to sequences {@code [batch, channels, height * width]}. */
    public static final class Positions implements InputPreProcessor {
        @Override
        public INDArray preProcess(INDArray maps, int batch, LayerWorkspaceMgr workspaces) {
            return maps.reshape('c', batch, maps.size(1), maps.size(2) * maps.size(3));
        }

        @Override
        public INDArray backprop(INDArray gradient, int batch, LayerWorkspaceMgr workspaces) {
            return gradient.reshape('c', batch, gradient.size(1), SIDE, SIDE);
        }

        @Override
        public InputPreProcessor clone() {
            return new Positions();
        }

        @Override
        public InputType getOutputType(InputType maps) {
            return InputType.recurrent(FILTERS, SIDE * SIDE);
        }

        @Override
        public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
            return Pair.of(mask, state);
        }
    }

    private static MultiLayerNetwork network(IUpdater updater, DataType type) {
        DecoderShape decoder = new DecoderShape(
                new Gru(true, false),
                1,
                12,
                FILTERS,
                FILTERS,
                false,
                VOCABULARY,
                4,
                Attention.GENERAL,
                true,
                false,
                Condition.INITIAL,
                BEGIN,
                END);
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(updater)
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2)
                        .convolutionMode(ConvolutionMode.Same)
                        .activation(Activation.TANH)
                        .nIn(1)
                        .nOut(FILTERS)
                        .build())
                .layer(new AttentionDecoder.Builder(decoder).build())
                .inputPreProcessor(1, new Positions())
                .build());
        network.init();
        return network;
    }

    /** Images with one stroke at a random position. */
    private static SequenceBatch batch(Random random, int batch) {
        float[] pixels = new float[batch * SIDE * SIDE];
        int[] ids = new int[batch * 4];
        int[] lengths = new int[batch];
        for (int b = 0; b < batch; b++) {
            int which = random.nextInt(STROKES.length);
            int corner = b * SIDE * SIDE + random.nextInt(SIDE - 1) * SIDE + random.nextInt(SIDE - 1);
            System.arraycopy(STROKES[which], 0, pixels, corner, 2);
            System.arraycopy(STROKES[which], 2, pixels, corner + SIDE, 2);
            lengths[b] = NAMES[which].length;
            System.arraycopy(NAMES[which], 0, ids, b * 4, lengths[b]);
        }
        return new SequenceBatch(
                new Images(batch, 1, SIDE, SIDE, pixels),
                new TokenSequences(new TokenIds(batch, 4, ids), lengths),
                null,
                false);
    }

    @Test
    void encoderGradientsMatchFiniteDifferences() {
        MultiLayerNetwork network = network(new Sgd(1), DataType.DOUBLE);
        SequencePredictor model = new SequenceToSequenceFactory().restore(JOB, new Dl4jNetwork(network));
        SequenceBatch batch = batch(new Random(1), 3);
        INDArray before = network.params().dup();
        model.train(batch, null, 1, 0);
        INDArray gradients = before.sub(network.params());
        network.params().assign(before);
        double step = 1e-5;
        for (int p = 0; p < before.length(); p++) {
            double above = loss(model, batch, p, before.getDouble(p) + step);
            double below = loss(model, batch, p, before.getDouble(p) - step);
            network.params().putScalar(p, before.getDouble(p));
            assertThat(gradients.getDouble(p))
                    .as("parameter %d", p)
                    .isCloseTo((above - below) / (2 * step), within(1e-7));
        }
    }

    private static double loss(SequencePredictor model, SequenceBatch batch, int parameter, double value) {
        Dl4jNetwork.of(model.network()).model().params().putScalar(parameter, value);
        var outcome = model.evaluate(batch, null);
        return outcome.lossNats() / outcome.targets();
    }

    @Test
    void learnsToDescribeAnImage() throws IOException {
        SequencePredictor model =
                new SequenceToSequenceFactory().restore(JOB, new Dl4jNetwork(network(new Adam(0.01), DataType.FLOAT)));
        Random random = new Random(1);
        for (int step = 0; step < 300; step++) {
            model.train(batch(random, 16), null, 0.01, 5);
        }
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(Dl4jNetwork.of(model.network()).model(), saved, true);
        MultiLayerNetwork loaded =
                ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(saved.toByteArray()), true);
        SequenceBatch fresh = batch(new Random(99), 40);
        Predictions.Sequences predictions = (Predictions.Sequences) new SequenceToSequenceFactory()
                .restore(JOB, new Dl4jNetwork(loaded))
                .predict(fresh)
                .predictions();
        TokenSequences right = (TokenSequences) fresh.targets();
        for (int b = 0; b < 40; b++) {
            int[] wanted = Arrays.copyOfRange(right.ids().ids(), b * 4, b * 4 + right.lengths()[b] - 1);
            assertThat(predictions.best().get(b).get(0).tokens()).containsExactly(wanted);
        }
    }
}
