package org.rnn4j.models.layer;

import static org.rnn4j.core.sequence.OutputSpec.Labels.BLANK;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.models.head.ctc.DoubleCtc;
import org.rnn4j.models.kernel.fused.DoubleSoftmax;

/** Runs a {@link CtcOutput} within a DL4J network. */
final class CtcOutputImplementation extends JointOutputImplementation<CtcOutput> {

    CtcOutputImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    void activate(double[] logits, int[] at) {
        for (int from : at) {
            DoubleSoftmax.probabilities(logits, from, (int) layerConf().getNOut());
        }
    }

    @Override
    Loss loss() {
        int[][] ids = ids();
        DoubleCtc ctc = new DoubleCtc((int) layerConf().getNOut());
        return (b, logits, at, scale) -> ctc.loss(logits, at, at.length, ids[b], scale);
    }

    /** The labels, [batch][length], without the zeros behind them. */
    private int[][] ids() {
        if (labels == null || labels.rank() != 2) {
            throw new IllegalArgumentException("labels are %s, but must be [batch, labels of the longest sequence]"
                    .formatted(labels == null ? "missing" : Arrays.toString(labels.shape())));
        }
        int[][] ids = labels.castTo(DataType.INT32).toIntMatrix();
        for (int b = 0; b < ids.length; b++) {
            int length = ids[b].length;
            while (length > 0 && ids[b][length - 1] == BLANK) {
                length--;
            }
            ids[b] = Arrays.copyOf(ids[b], length);
            for (int id : ids[b]) {
                if (id <= BLANK || id >= layerConf().getNOut()) {
                    throw new IllegalArgumentException("a label of sequence %d is %d, but must be in [1, %d]"
                            .formatted(b, id, layerConf().getNOut() - 1));
                }
            }
        }
        return ids;
    }
}
