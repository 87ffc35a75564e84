package org.rnn4j.models.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.crf.DoubleCrf;

/** Runs a {@link CrfOutput} within a DL4J network. */
final class CrfOutputImplementation extends JointOutputImplementation<CrfOutput> {

    CrfOutputImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    private DoubleCrf field() {
        return new DoubleCrf((int) layerConf().getNOut(), values(getParam(CrfOutputParameters.T)));
    }

    @Override
    void activate(double[] emissions, int[] at) {
        field().marginals(emissions, at, at.length);
    }

    @Override
    Loss loss() {
        int[][] paths = paths();
        DoubleCrf field = field();
        double[] transitions = new double[(int) getParam(CrfOutputParameters.T).length()];
        return new Loss() {
            @Override
            public double of(int b, double[] emissions, int[] at, double scale) {
                return field.loss(emissions, at, at.length, paths[b], scale, scale == 0 ? null : transitions);
            }

            @Override
            public void storeGradients() {
                INDArray gradT = gradientViews.get(CrfOutputParameters.T);
                gradT.assign(Nd4j.createFromArray(transitions).castTo(dataType).reshape('c', gradT.shape()));
            }
        };
    }

    /** Tags of the labels, [batch][time]. */
    private int[][] paths() {
        if (labels == null || labels.rank() != 3) {
            throw new IllegalArgumentException("labels are %s, but must be [batch, tags, time]"
                    .formatted(labels == null ? "missing" : Arrays.toString(labels.shape())));
        }
        return labels.argMax(1).castTo(DataType.INT32).toIntMatrix();
    }
}
