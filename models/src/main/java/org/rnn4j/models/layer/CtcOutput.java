package org.rnn4j.models.layer;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.api.ParamInitializer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LayerValidation;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Configuration of an output layer for labels whose time steps are not known: logits {@code h W + b}, and the loss of connectionist
 * temporal classification, whose equations {@link org.rnn4j.models.head.ctc.FloatCtc} documents.
 *
 * <p>The blank begins with the same bias as the labels, 0. The first thing that a network learns of long inputs with few labels is to
 * answer blanks; a lower bias of the blank only makes it learn that later.
 *
 * <p>Input is [batch, nIn, time]; output is the probability of every label at every step, [batch, nOut, time], zero where masked.
 * Label 0 is the blank. Labels are ids [batch, labels of the longest], in [1, nOut), with zeros behind shorter sequences. The score is in
 * nats per sequence. Parameters are W [nIn, nOut] and b [nOut] as in DL4J's output layers. {@code activation} and {@code lossFunction}
 * are not used.
 *
 * <pre>{@code
 * new CtcOutput.Builder().nIn(256).nOut(40).build()
 * }</pre>
 *
 * @see <a href="https://www.cs.toronto.edu/~graves/icml_2006.pdf">Graves et al., 2006</a>
 */
public class CtcOutput extends JointOutput {

    private CtcOutput(Builder builder) {
        super(builder);
    }

    /** For deserialization. */
    @SuppressWarnings("unused")
    private CtcOutput() {}

    @Override
    public Layer instantiate(
            NeuralNetConfiguration conf,
            Collection<TrainingListener> listeners,
            int layerIndex,
            INDArray parameters,
            boolean initialize,
            DataType precision) {
        LayerValidation.assertNInNOutSet("CtcOutput", getLayerName(), layerIndex, getNIn(), getNOut());
        CtcOutputImplementation layer = new CtcOutputImplementation(conf, precision);
        layer.setListeners(listeners);
        layer.setIndex(layerIndex);
        layer.setParamsViewArray(parameters);
        layer.setParamTable(initializer().init(conf, parameters, initialize));
        layer.setConf(conf);
        return layer;
    }

    @Override
    public ParamInitializer initializer() {
        return DefaultParamInitializer.getInstance();
    }

    /** Builder of a {@link CtcOutput}; {@code nIn} and {@code nOut} (number of labels and the blank) are inherited. */
    @SuppressWarnings("unchecked") // DL4J declares <E extends Layer> E build()
    public static final class Builder extends JointOutput.Builder<Builder> {
        /** Creates a builder. */
        public Builder() {}

        @Override
        public CtcOutput build() {
            return new CtcOutput(this);
        }
    }
}
