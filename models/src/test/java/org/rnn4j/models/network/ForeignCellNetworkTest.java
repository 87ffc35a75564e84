package org.rnn4j.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.Models;
import org.rnn4j.models.OneNativeThread;
import org.rnn4j.models.cell.CellShape;
import org.rnn4j.models.cell.IndRnn;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.task.LanguageModelFactory;

/** Networks with a cell that has no fused pass. */
class ForeignCellNetworkTest extends OneNativeThread {
    private static final int[] PATTERN = {0, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 0};

    /** After 0 comes 0 or 1, depending on the token before it. */
    @Test
    void aLanguageModelLearnsThroughTheGenericKernel() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(5)
                .updater(new Adam(0.02))
                .list(
                        new Recurrent.Builder(new IndRnn())
                                .tokens(true)
                                .nIn(2)
                                .nOut(16)
                                .build(),
                        new Recurrent.Builder(new IndRnn()).nIn(16).nOut(16).build(),
                        new RnnOutputLayer.Builder(LossFunction.MCXENT)
                                .activation(Activation.SOFTMAX)
                                .dataFormat(RNNFormat.NCW)
                                .nIn(16)
                                .nOut(2)
                                .build())
                .build());
        network.init();
        LanguageModel model = new LanguageModelFactory().restore(Models.parse("name: test"), new Dl4jNetwork(network));
        assertThat(model).isInstanceOf(GenericLanguageModel.class);
        SequenceModel.Outcome outcome = null;
        for (int step = 0; step < 150; step++) {
            outcome = model.train(batch(), null, 0.02, 5);
        }
        assertThat(outcome.lossNats() / outcome.targets()).isLessThan(0.15);
    }

    @Test
    void rejectsACellWithoutAFusedPass() {
        assertThatThrownBy(() -> FusedCells.weights(Gemms.plainFloat32(), new CellShape(new IndRnn(), 2, 3), false))
                .isInstanceOf(UserException.class)
                .hasMessage("model.cell = ind-rnn, but this network needs a cell with a fused kernel;"
                        + " use basic-rnn, gru, lstm");
    }

    private static SequenceBatch batch() {
        int time = PATTERN.length - 1;
        int[] inputs = new int[time];
        int[] targets = new int[time];
        System.arraycopy(PATTERN, 0, inputs, 0, time);
        System.arraycopy(PATTERN, 1, targets, 0, time);
        return new SequenceBatch(new TokenIds(1, time, inputs), new TokenIds(1, time, targets), null, false, null);
    }
}
