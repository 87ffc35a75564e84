package org.rnn4j.models.network;

import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.rnn4j.core.decode.Search;
import org.rnn4j.models.decoder.FloatDecoderHead;
import org.rnn4j.models.head.FloatAttention;
import org.rnn4j.models.head.FloatClassCriterion;
import org.rnn4j.models.head.FloatCrfHead;
import org.rnn4j.models.head.FloatCriterion;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatDistributionCriterion;
import org.rnn4j.models.head.FloatHead;
import org.rnn4j.models.head.FloatPooledHead;
import org.rnn4j.models.head.FloatStepHead;
import org.rnn4j.models.head.FloatTokenHead;
import org.rnn4j.models.head.FloatValueCriterion;
import org.rnn4j.models.head.Pooling;
import org.rnn4j.models.head.ValueDistribution;
import org.rnn4j.models.head.ctc.FloatCtcHead;
import org.rnn4j.models.head.segment.FloatSegmentHead;
import org.rnn4j.models.kernel.adapter.ChunkArrays;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.CrfOutput;
import org.rnn4j.models.layer.CtcOutput;
import org.rnn4j.models.layer.SegmentForecaster;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.layer.StepLoss;
import org.rnn4j.models.layer.ValueLoss;

/** Creates heads from the DL4J layers above a body. */
final class FloatHeads {
    private FloatHeads() {}

    /**
     * Creates the head of a network.
     *
     * @param depth number of layers below the head
     * @param offset offset of its parameters in the flat parameters
     * @param search search of a decoder; unused for other heads
     */
    static FloatHead of(MultiLayerNetwork network, FloatGemm gemm, int depth, int offset, Search search) {
        Layer layer = network.getLayer(depth).conf().getLayer();
        if (layer instanceof SequencePooling pooling) {
            OutputLayer output =
                    (OutputLayer) network.getLayer(depth + 1).conf().getLayer();
            return pooled(
                    pooling, output, gemm, offset, (int) network.getLayer(depth).numParams());
        }
        if (layer instanceof RnnOutputLayer output) {
            FloatDense dense = dense(output, gemm, offset);
            return output.getLossFn() instanceof LossMCXENT
                    ? new FloatTokenHead(dense)
                    : new FloatStepHead(dense, criterion(output));
        }
        if (layer instanceof CrfOutput output) {
            FloatDense dense = dense(output, gemm, offset);
            return new FloatCrfHead(dense, offset + (dense.inputs + 1) * dense.outputs);
        }
        if (layer instanceof CtcOutput output) {
            return new FloatCtcHead(dense(output, gemm, offset));
        }
        if (layer instanceof AttentionDecoder decoder) {
            return new FloatDecoderHead(decoder.shape(), gemm, offset, decoder.noise(), search);
        }
        if (layer instanceof SegmentForecaster segments) {
            ValueDistribution distribution = segments.loss().distribution();
            int values = segments.shape().width() / distribution.parameters();
            return new FloatSegmentHead(
                    segments.shape(), gemm, offset, new FloatValueCriterion(distribution, values), segments.retain());
        }
        throw new IllegalArgumentException("not a head: " + layer);
    }

    private static FloatHead pooled(
            SequencePooling pooling, OutputLayer output, FloatGemm gemm, int offset, int poolingParameters) {
        FloatAttention attention = pooling.getPooling() == Pooling.ATTENTION
                ? new FloatAttention(gemm, (int) pooling.getNIn(), offset)
                : null;
        return new FloatPooledHead(
                pooling.getPooling(),
                pooling.getDirections(),
                attention,
                dense(output, gemm, offset + poolingParameters),
                Dl4jLayers.regularisation(output).retain(),
                criterion(output));
    }

    private static FloatDense dense(BaseOutputLayer output, FloatGemm gemm, int offset) {
        int inputs = (int) output.getNIn();
        int outputs = (int) output.getNOut();
        return new FloatDense(gemm, inputs, outputs, offset, offset + inputs * outputs);
    }

    private static FloatCriterion criterion(BaseOutputLayer output) {
        int outputs = (int) output.getNOut();
        if (output.getLossFn() instanceof LossMCXENT classes) {
            return new FloatClassCriterion(
                    outputs, classes.getWeights() == null ? null : ChunkArrays.values(classes.getWeights()));
        }
        if (output.getLossFn() instanceof StepLoss steps) {
            return new FloatDistributionCriterion(steps.distribution());
        }
        ValueDistribution distribution = ((ValueLoss) output.getLossFn()).distribution();
        return new FloatValueCriterion(distribution, outputs / distribution.parameters());
    }
}
