package org.rnn4j.models.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of an output layer that scores the tags of a sequence jointly: emissions {@code h W + b}, followed by a
 * linear-chain conditional random field with transitions T. {@link org.rnn4j.models.crf.FloatCrf} documents the
 * equations.
 *
 * <p>Input is [batch, nIn, time]; output is the marginal probability of every tag at every step, [batch, nOut, time],
 * zero where masked. Labels are one-hot, [batch, nOut, time]. The score is in nats per sequence. Parameters are W [nIn,
 * nOut] and b [nOut] as in DL4J's output layers, then T [nOut + 2, nOut], row-major: transitions from a tag (row) to a
 * tag (column), then from the start, then to the end. {@code activation} and {@code lossFunction} are not used.
 *
 * <pre>{@code
 * new CrfOutput.Builder().nIn(256).nOut(23).build()
 * }</pre>
 *
 * @see <a href="https://arxiv.org/abs/1603.01360">Lample et al., 2016</a>
 */
public class CrfOutput extends JointOutput {

    private CrfOutput(Builder builder) {
        super(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private CrfOutput() {}

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialize,
            DataType precision) {
        LayerValidation.assertNInNOutSet("CrfOutput", getLayerName(), layerIndex, getNIn(), getNOut());
        return CrfOutputParameters.INSTANCE.connect(
                new CrfOutputImplementation(conf, precision), listeners, layerIndex, parameters, initialize);
    }

    @Override
    public ParamInitializer initializer() {
        return CrfOutputParameters.INSTANCE;
    }

    /** Builder of a {@link CrfOutput}; {@code nIn} and {@code nOut} (number of tags) are inherited. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends JointOutput.Builder<Builder> {
        /** Creates a builder. */
        public Builder() {}

        @Override
        public CrfOutput build() {
            return new CrfOutput(this);
        }
    }
}
