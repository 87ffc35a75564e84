package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.sequence.Predictions.TagPaths;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.Lstm;
import org.rnn4j.models.engine.DoubleSequencePredictor;
import org.rnn4j.models.engine.FloatSequencePredictor;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.CrfOutput;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.WordEmbedding;
import org.rnn4j.models.parallel.Workers;

/** A tagger with word and character embeddings, a bidirectional layer, and a CRF. */
class WordTaggerTest extends OneNativeThread {
    private static final int VOCABULARY = 6;
    private static final int CHARACTERS = 7;
    private static final int TAGS = 4;
    private static final Sentences SENTENCES = Sentences.random(3, VOCABULARY, CHARACTERS, TAGS, 5, 1, 4, 2, 5);

    private static MultiLayerNetwork network(DataType type, double learningRate, double dropout, boolean frozen) {
        Recurrent.Builder layer =
                new Recurrent.Builder(new Lstm()).nIn(7).nOut(6).bidirectional(true);
        CrfOutput.Builder output = new CrfOutput.Builder().nIn(12).nOut(TAGS);
        if (dropout > 0) {
            layer.dropOut(new Dropout(1 - dropout));
            output.dropOut(new Dropout(1 - dropout));
        }
        WordEmbedding words = new WordEmbedding.Builder()
                .nIn(VOCABULARY)
                .wordSize(3)
                .characters(CHARACTERS)
                .characterSize(3)
                .filters(4)
                .width(3)
                .frozen(frozen)
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .dataType(type)
                .updater(new Adam(learningRate))
                .list(words, layer.build(), output.build())
                .build());
        network.init();
        double[] transitions = new Random(8).doubles((TAGS + 2) * TAGS, -1, 1).toArray();
        network.getParam("2_T")
                .assign(Nd4j.createFromArray(transitions).castTo(type).reshape(TAGS + 2, TAGS));
        return network;
    }

    private static FloatSequencePredictor model(MultiLayerNetwork network) {
        return FloatNetwork.predictor(network, Gemms.float32(), Workers.of(2), 1, Search.of(DecodingSpec.defaults()));
    }

    private static DoubleSequencePredictor modelInFloat64(MultiLayerNetwork network) {
        return DoubleNetwork.predictor(network, Gemms.float64(), Workers.of(2), 1, Search.of(DecodingSpec.defaults()));
    }

    private static INDArray mask(SequenceBatch batch, DataType type) {
        int time = ((TokenIds) batch.targets()).time();
        INDArray mask = Nd4j.zeros(type, batch.batch(), time);
        for (int b = 0; b < batch.batch(); b++) {
            for (int t = 0; t < batch.lengths()[b]; t++) {
                mask.putScalar(b, t, 1);
            }
        }
        return mask;
    }

    @Test
    void lossAndGradientsMatchTheDl4jNetwork() {
        DataType type = DataType.DOUBLE;
        for (boolean frozen : new boolean[] {false, true}) {
            MultiLayerNetwork network = network(type, 0.01, 0, frozen);
            SequenceBatch batch = SENTENCES.batch();
            TokenIds tags = (TokenIds) batch.targets();
            INDArray labels = Nd4j.zeros(type, batch.batch(), TAGS, tags.time());
            for (int b = 0; b < batch.batch(); b++) {
                for (int t = 0; t < tags.time(); t++) {
                    labels.putScalar(b, tags.at(b, t), t, 1);
                }
            }
            network.setInput(WordEmbedding.input((WordIds) batch.inputs(), type));
            network.setLabels(labels);
            network.setLayerMaskArrays(mask(batch, type), mask(batch, type));
            network.computeGradientAndScore();
            double[] expected = network.getFlattenedGradients().dup().data().asDouble();
            DoubleSequencePredictor model = modelInFloat64(network);
            Outcome outcome = model.train(batch, null, 0, 0);
            assertThat(outcome.targets()).isEqualTo(17);
            assertThat(outcome.lossNats() / 5).isCloseTo(network.score(), within(1e-9));
            double[] gradients = model.gradients();
            for (int i = 0; i < expected.length; i++) {
                assertThat(gradients[i] * 17).as("gradient %d", i).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    @Test
    void predictionsMatchTheDl4jNetwork() {
        MultiLayerNetwork network = network(DataType.FLOAT, 0.01, 0, false);
        SequenceBatch batch = SENTENCES.batch();
        INDArray marginals = network.output(
                WordEmbedding.input((WordIds) batch.inputs(), DataType.FLOAT),
                false,
                mask(batch, DataType.FLOAT),
                null);
        TagPaths paths = (TagPaths) model(network).predict(batch).predictions();
        for (int b = 0; b < batch.batch(); b++) {
            assertThat(paths.tags()[b]).hasSize(batch.lengths()[b]);
            for (int t = 0; t < batch.lengths()[b]; t++) {
                assertThat((double) paths.probabilities()[b][t])
                        .isCloseTo(marginals.getDouble(b, paths.tags()[b][t], t), within(1e-5));
            }
        }
    }

    @Test
    void resultsDoNotDependOnPaddingOrOrder() {
        int[] turned = {3, 0, 4, 2, 1};
        SequenceBatch straight = SENTENCES.batch();
        SequenceBatch other = SENTENCES.pick(turned).batch(9);
        DoubleSequencePredictor one = modelInFloat64(network(DataType.DOUBLE, 0.01, 0, false));
        DoubleSequencePredictor two = modelInFloat64(network(DataType.DOUBLE, 0.01, 0, false));
        assertThat(two.train(other, null, 0, 0).lossNats())
                .isCloseTo(one.train(straight, null, 0, 0).lossNats(), within(1e-9));
        assertThat(two.gradients()).containsExactly(one.gradients(), within(1e-12));
        TagPaths expected = (TagPaths) one.predict(straight).predictions();
        TagPaths given = (TagPaths) two.predict(other).predictions();
        for (int b = 0; b < turned.length; b++) {
            assertThat(given.tags()[b]).isEqualTo(expected.tags()[turned[b]]);
            assertThat(given.probabilities()[b]).containsExactly(expected.probabilities()[turned[b]], within(1e-6f));
        }
    }

    @Test
    void aRestoredTaggerPredictsAndContinuesTraining() throws IOException {
        FloatSequencePredictor model = model(network(DataType.FLOAT, 0.01, 0.3, false));
        SequenceBatch batch = SENTENCES.batch();
        for (int step = 0; step < 5; step++) {
            model.train(batch, null, 0.01, 1);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ModelSerializer.writeModel(Dl4jNetwork.of(model.network()).model(), bytes, true);
        FloatSequencePredictor restored =
                model(ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes.toByteArray()), true));
        for (int step = 0; step < 3; step++) {
            TagPaths expected = (TagPaths) model.predict(batch).predictions();
            TagPaths given = (TagPaths) restored.predict(batch).predictions();
            assertThat(given.tags()).isDeepEqualTo(expected.tags());
            assertThat(given.probabilities()).isDeepEqualTo(expected.probabilities());
            assertThat(restored.train(batch, null, 0.01, 1)).isEqualTo(model.train(batch, null, 0.01, 1));
        }
    }

    @Test
    void aFrozenTableStaysWhileCharactersAreTrained() {
        MultiLayerNetwork network = network(DataType.FLOAT, 0.01, 0, true);
        INDArray words = network.getParam("0_W").dup();
        INDArray characters = network.getParam("0_C").dup();
        FloatSequencePredictor model = model(network);
        model.train(SENTENCES.batch(), null, 0.01, 1);
        assertThat(Dl4jNetwork.of(model.network()).model().getParam("0_W")).isEqualTo(words);
        assertThat(network.getParam("0_C")).isNotEqualTo(characters);
        assertThat(network.getParam("0_C").getRow(0)).isEqualTo(characters.getRow(0)); // padding
    }

    /** All words are equal; all words of a sentence have the same tag, which is random. */
    private static Sentences constant(long seed) {
        Random random = new Random(seed);
        int[] lengths = random.ints(32, 3, 9).toArray();
        Sentences sentences = Sentences.room(lengths);
        for (int b = 0; b < lengths.length; b++) {
            Arrays.fill(sentences.spellings()[b], new int[] {1});
            Arrays.fill(sentences.tags()[b], random.nextInt(2));
        }
        return sentences;
    }

    @Test
    void learnsFromTransitionsAlone() {
        FloatSequencePredictor model = model(network(DataType.FLOAT, 0.03, 0, false));
        for (int step = 0; step < 250; step++) {
            model.train(constant(step).batch(), null, 0.03, 1);
        }
        Outcome outcome = model.evaluate(constant(1000).batch(), null);
        // one bit per sentence; independent tags would cost one bit per word
        assertThat(outcome.lossNats() / 32).isCloseTo(Math.log(2), within(0.1));
        TagPaths paths = (TagPaths) model.predict(constant(1001).batch()).predictions();
        for (int[] tags : paths.tags()) {
            assertThat(tags).containsOnly(tags[0]);
        }
    }

    /** All words are unknown; the tag is 1 if the last character is 3, else 0. */
    private static Sentences bySuffix(long seed) {
        Random random = new Random(seed);
        int[] lengths = random.ints(16, 1, 9).toArray();
        Sentences sentences = Sentences.room(lengths);
        for (int b = 0; b < lengths.length; b++) {
            for (int t = 0; t < lengths[b]; t++) {
                int[] spelling =
                        random.ints(1 + random.nextInt(6), 1, CHARACTERS).toArray();
                spelling[spelling.length - 1] = random.nextBoolean() ? 3 : spelling[spelling.length - 1];
                sentences.spellings()[b][t] = spelling;
                sentences.tags()[b][t] = spelling[spelling.length - 1] == 3 ? 1 : 0;
            }
        }
        return sentences;
    }

    @Test
    void learnsFromCharactersAlone() {
        FloatSequencePredictor model = model(network(DataType.FLOAT, 0.02, 0, false));
        for (int step = 0; step < 400; step++) {
            model.train(bySuffix(step).batch(), null, 0.02, 1);
        }
        Sentences unseen = bySuffix(100_000);
        TagPaths paths = (TagPaths) model.predict(unseen.batch()).predictions();
        int right = 0;
        int all = 0;
        for (int b = 0; b < unseen.tags().length; b++) {
            for (int t = 0; t < unseen.tags()[b].length; t++) {
                right += paths.tags()[b][t] == unseen.tags()[b][t] ? 1 : 0;
                all++;
            }
        }
        assertThat(right / (double) all).isGreaterThan(0.95);
    }
}
