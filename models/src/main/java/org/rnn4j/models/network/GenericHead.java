package org.rnn4j.models.network;

import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.Views;

/**
 * The output layer in ND4J operations: softmax cross-entropy of integer targets over rows [time * batch]. W is used as a
 * row-major [vocabulary, hidden] matrix, which is DL4J's column-major [hidden, vocabulary].
 */
final class GenericHead {
    private final INDArray w;
    private final INDArray b;
    private final INDArray gradW;
    private final INDArray gradB;
    private final IDropout dropout;
    private final int hidden;

    private int batch;
    private int time;
    private INDArray rows;
    private INDArray logits;

    /** Creates the head, whose parameters are the last of the flat parameters. */
    GenericHead(RnnOutputLayer layer, INDArray parameters, INDArray gradients) {
        hidden = (int) layer.getNIn();
        int vocabulary = (int) layer.getNOut();
        dropout = layer.getIDropout();
        w = matrix(parameters, vocabulary);
        b = tail(parameters, vocabulary);
        gradW = matrix(gradients, vocabulary);
        gradB = tail(gradients, vocabulary);
    }

    private INDArray matrix(INDArray flat, int vocabulary) {
        long end = flat.length() - vocabulary;
        return Views.range(flat, 0, end - (long) vocabulary * hidden, end).reshape('c', vocabulary, hidden);
    }

    private static INDArray tail(INDArray flat, int vocabulary) {
        return Views.range(flat, 0, flat.length() - vocabulary, flat.length());
    }

    /** Returns the logits [time * batch, vocabulary] of h [batch, hidden, time], and keeps them for {@link #loss}. */
    INDArray forward(INDArray h, boolean training) {
        batch = (int) h.size(0);
        time = (int) h.size(2);
        INDArray read = h;
        if (training && dropout != null) {
            INDArray result = Nd4j.createUninitialized(h.dataType(), h.shape(), 'c');
            read = dropout.applyDropout(h, result, 0, 0, LayerWorkspaceMgr.noWorkspaces());
        }
        rows = read.permute(2, 0, 1).reshape('c', (long) time * batch, hidden);
        logits = Nd4j.createUninitialized(w.dataType(), new long[] {rows.size(0), w.size(0)}, 'c');
        Nd.productTransposed(rows, w, logits, 0);
        return logits.addiRowVector(b);
    }

    /**
     * Cross-entropy in nats, summed over valid rows.
     *
     * @param targets ids [rows]
     * @param valid [rows]; 1, or 0 for padding
     */
    double loss(INDArray targets, INDArray valid) {
        INDArray nats = Nd4j.createUninitialized(w.dataType(), targets.length());
        Nd4j.exec(DynamicCustomOp.builder("sparse_softmax_cross_entropy_loss_with_logits")
                .addInputs(targets, logits)
                .addOutputs(nats)
                .build());
        return nats.muli(valid).castTo(DataType.DOUBLE).sumNumber().doubleValue();
    }

    /**
     * Overwrites the gradients of W and b, and returns the gradient of h, [batch, hidden, time].
     *
     * @param weights weight of each row in the loss, [rows]; 0 for padding
     */
    INDArray backward(INDArray targets, INDArray weights) {
        try (INDArray gradient = Nd4j.createUninitialized(w.dataType(), logits.shape(), 'c')) {
            Nd4j.exec(DynamicCustomOp.builder("sparse_softmax_cross_entropy_loss_with_logits_grad")
                    .addInputs(targets, logits)
                    .addOutputs(gradient)
                    .build());
            gradient.muliColumnVector(weights);
            Nd.transposedProduct(gradient, rows, gradW);
            gradB.assign(gradient.sum(0));
            INDArray gradH = Nd4j.createUninitialized(w.dataType(), rows.shape(), 'c');
            Nd.product(gradient, w, gradH, 0);
            INDArray sequences = gradH.reshape('c', time, batch, hidden).permute(1, 2, 0);
            return dropout == null ? sequences : dropout.backprop(sequences, sequences, 0, 0);
        }
    }

    /** Frees the logits. */
    void clear() {
        logits.close();
        logits = null;
        rows = null;
    }
}
