package org.rnn4j.datasets.iterator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.evaluation.classification.Evaluation;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.adapter.MultiDataSetIteratorAdapter;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.SequenceValues.WordIds;
import org.rnn4j.core.sequence.Split;

class SequenceDataSetIteratorTest {
    private static final int[] LENGTHS = {3, 2};
    private static final TokenIds IDS = new TokenIds(2, 3, new int[] {4, 5, 6, 7, 8, 0});
    private static final OutputSpec TAGS = new OutputSpec.Tags(List.of("O", "B"));

    /** ND4J's threads wait in busy loops, which costs minutes on a machine that has other work, too. */
    @BeforeAll
    static void computeOnOneThread() {
        Nd4j.getEnvironment().setMaxMasterThreads(1);
        Nd4j.getEnvironment().setMaxThreads(1);
    }

    @Test
    void idsAndTagsHaveOneHotLabelsAndMasks() {
        TokenIds tags = new TokenIds(2, 3, new int[] {0, 1, 0, 1, 1, 0});
        DataSet set = only(new InputSpec.Tokens(9), TAGS, new SequenceBatch(IDS, tags, LENGTHS, false));
        assertThat(set.getFeatures().toString()).isEqualTo(array(new float[][][] {{{4, 5, 6}}, {{7, 8, 0}}}));
        assertThat(set.getLabels().toString()).isEqualTo(array(new float[][][] {
            {{1, 0, 1}, {0, 1, 0}}, {{0, 0, 0}, {1, 1, 0}}
        }));
        String mask = Nd4j.createFromArray(new float[][] {{1, 1, 1}, {1, 1, 0}}).toString();
        assertThat(set.getFeaturesMaskArray().toString()).isEqualTo(mask);
        assertThat(set.getLabelsMaskArray().toString()).isEqualTo(mask);
    }

    /** Two batches, the first of which was read before. */
    @Test
    void aSerializedIteratorHasTheBatchesOfItsEpoch() throws IOException, ClassNotFoundException {
        TokenIds tags = new TokenIds(2, 3, new int[] {0, 1, 0, 1, 1, 0});
        SequenceBatch batch = new SequenceBatch(IDS, tags, LENGTHS, false);
        var batches = new SequenceDataSetIterator(
                new Lists(new InputSpec.Tokens(9), TAGS, List.of(batch, batch)), Split.TRAIN, new BatchPlan(2, 3, 1));
        DataSet first = batches.next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(batches);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            DataSetIterator read = (DataSetIterator) in.readObject();
            DataSet same = read.next();
            assertThat(same.getFeatures().toString())
                    .isEqualTo(first.getFeatures().toString());
            assertThat(same.getLabels().toString()).isEqualTo(first.getLabels().toString());
            assertThat(same.getFeaturesMaskArray().toString())
                    .isEqualTo(first.getFeaturesMaskArray().toString());
            read.next();
            assertThat(read.hasNext()).isFalse();
        }
    }

    @Test
    void vectorsAndClassesHaveAMaskOfTheFeaturesOnly() {
        RealVectors vectors = new RealVectors(2, 2, 3, new float[] {1, 2, 3, 4, 5, 6, 7, 8, 0, 9, 10, 0});
        OutputSpec classes = new OutputSpec.OneClass(List.of("a", "b", "c"), List.of(1L, 1L, 1L));
        DataSet set = only(
                new InputSpec.Vectors(2),
                classes,
                new SequenceBatch(vectors, new ClassIds(new int[] {2, 0}), LENGTHS, false));
        assertThat(set.getFeatures().toString()).isEqualTo(array(new float[][][] {
            {{1, 2, 3}, {4, 5, 6}}, {{7, 8, 0}, {9, 10, 0}}
        }));
        assertThat(set.getLabels().toString())
                .isEqualTo(Nd4j.createFromArray(new float[][] {{0, 0, 1}, {1, 0, 0}})
                        .toString());
        assertThat(set.getFeaturesMaskArray().sumNumber().intValue()).isEqualTo(5);
        assertThat(set.getLabelsMaskArray()).isNull();
    }

    @Test
    void unknownValuesAreMaskedAndZero() {
        OneVector target = new OneVector(2, 2, new float[] {1.5f, Float.NaN, 3, 4});
        DataSet set = only(
                new InputSpec.Words(9, 5, Optional.empty()),
                new OutputSpec.OneVector(2),
                new SequenceBatch(new WordIds(IDS, new int[6][]), target, null, false));
        assertThat(set.getFeatures().shape()).containsExactly(2, 1, 3);
        assertThat(set.getFeaturesMaskArray()).isNull();
        assertThat(set.getLabels().toString())
                .isEqualTo(Nd4j.createFromArray(new float[][] {{1.5f, 0}, {3, 4}})
                        .toString());
        assertThat(set.getLabelsMaskArray().toString())
                .isEqualTo(Nd4j.createFromArray(new float[][] {{1, 0}, {1, 1}}).toString());
    }

    @Test
    void realValuesAndNoTargetsAtAll() {
        RealVectors series = new RealVectors(1, 1, 2, new float[] {1, 2});
        SequenceBatch next = new SequenceBatch(series, new RealVectors(1, 1, 2, new float[] {2, 3}), null, false);
        DataSet set = only(new InputSpec.Vectors(1), new OutputSpec.RealValues(1), next);
        assertThat(set.getLabels().toString()).isEqualTo(array(new float[][][] {{{2, 3}}}));
        SequenceBatch bare = new SequenceBatch(series, new SequenceValues.None(1), null, false);
        assertThat(only(new InputSpec.Vectors(1), new OutputSpec.None(), bare).getLabels())
                .isNull();
    }

    @Test
    void everyResetIsAnotherEpoch() {
        List<Long> seeds = new ArrayList<>();
        SequenceData data = new Lists(new InputSpec.Tokens(9), TAGS, List.of()) {
            @Override
            public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
                seeds.add(plan.seed());
                return super.batches(split, plan);
            }
        };
        var iterator = new SequenceDataSetIterator(data, Split.TRAIN, new BatchPlan(4, 5, 100));
        iterator.reset();
        iterator.reset();
        assertThat(seeds).containsExactly(100L, 101L, 102L);
        assertThat(iterator.hasNext()).isFalse();
        assertThat(iterator.batch()).isEqualTo(4);
        assertThat(iterator.inputColumns()).isEqualTo(1);
        assertThat(iterator.totalOutcomes()).isEqualTo(2);
        assertThat(iterator.getLabels()).containsExactly("O", "B");
        assertThatThrownBy(() -> iterator.next(3))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("the plan sets the batch size: call next()");
    }

    /** Whether the token before was even: a stock network must remember one step. */
    @Test
    void aStockNetworkOfDeeplearning4jLearnsFromIt() {
        List<SequenceBatch> batches = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            int[] ids = new int[4 * 6];
            int[] tags = new int[4 * 6];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = (i * 7 + n * 3 + i * i) % 5;
                tags[i] = i % 6 == 0 ? 0 : ids[i - 1] % 2;
            }
            batches.add(new SequenceBatch(
                    new TokenIds(4, 6, ids), new TokenIds(4, 6, tags), new int[] {6, 6, 5, 3}, false));
        }
        Lists data = new Lists(new InputSpec.Tokens(5), TAGS, batches);
        var iterator = new SequenceDataSetIterator(data, Split.TRAIN, new BatchPlan(4, 6, 1));
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.1))
                .list()
                .layer(new EmbeddingSequenceLayer.Builder()
                        .nIn(5)
                        .nOut(4)
                        .outputDataFormat(RNNFormat.NCW)
                        .build())
                .layer(new LSTM.Builder().nIn(4).nOut(8).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .nIn(8)
                        .nOut(2)
                        .dataFormat(RNNFormat.NCW)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        for (int epoch = 0; epoch < 10; epoch++) {
            while (iterator.hasNext()) {
                network.fit(iterator.next());
            }
            iterator.reset();
        }
        network.fit(iterator, 1); // fit reads ahead on its own thread
        Evaluation evaluation = network.evaluate(iterator);
        assertThat(evaluation.accuracy()).isEqualTo(1);
        assertThat(evaluation.getNumRowCounter()).as("valid steps").isEqualTo(8 * 20);
        iterator.reset();
        assertThat(new MultiDataSetIteratorAdapter(iterator)
                        .next()
                        .getFeatures(0)
                        .shape())
                .containsExactly(4, 1, 6);
    }

    private static DataSet only(InputSpec input, OutputSpec output, SequenceBatch batch) {
        return new SequenceDataSetIterator(
                        new Lists(input, output, List.of(batch)), Split.TRAIN, new BatchPlan(2, 3, 1))
                .next();
    }

    private static String array(float[][][] values) {
        return Nd4j.createFromArray(values).toString();
    }

    /** Batches that were made before. */
    private static class Lists implements SequenceData {
        private final InputSpec input;
        private final OutputSpec output;
        private final List<SequenceBatch> all;

        Lists(InputSpec input, OutputSpec output, List<SequenceBatch> all) {
            this.input = input;
            this.output = output;
            this.all = all;
        }

        @Override
        public InputSpec input() {
            return input;
        }

        @Override
        public OutputSpec output() {
            return output;
        }

        @Override
        public Codec codec() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
            return all;
        }

        @Override
        public long size(Split split) {
            return all.size();
        }

        @Override
        public String sha256() {
            return "0".repeat(64);
        }

        @Override
        public Map<String, Object> summary() {
            return Map.of();
        }
    }
}
