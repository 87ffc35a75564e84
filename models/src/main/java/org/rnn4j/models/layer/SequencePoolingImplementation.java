package org.rnn4j.models.layer;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.head.DoubleAttention;
import org.rnn4j.models.head.DoublePooling;
import org.rnn4j.models.head.Pooling;
import org.rnn4j.models.kernel.adapter.ChunkArrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.DoubleScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/** Runs a {@link SequencePooling} layer within a DL4J network, in float64 on the heap with every backend. */
final class SequencePoolingImplementation extends BaseLayer<SequencePooling> {

    SequencePoolingImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    /** Result of a forward pass over the input. */
    private record Pooled(Chunks.Chunk chunk, DoublePooling pooling, DoubleAttention attention, double[] vectors) {}

    private Pooled forward() {
        int width = (int) layerConf().getNIn();
        int batch = (int) input.size(0);
        int time = (int) input.size(2);
        Chunks.Chunk chunk = Chunks.of(batch, time, LayerArrays.lengths(maskArray, batch, time), 1)[0];
        DoubleAttention attention = null;
        if (layerConf().getPooling() == Pooling.ATTENTION) {
            attention = new DoubleAttention(Gemms.float64(), width, 0);
            double[] parameters = ChunkArrays.values(paramsFlattened);
            for (int task = 0; task < attention.tasks(); task++) {
                attention.pack(task, parameters, true);
            }
        }
        DoublePooling pooling =
                DoublePooling.of(layerConf().getPooling(), width, layerConf().getDirections(), attention);
        pooling.shape(chunk, time);
        double[] vectors = new double[batch * width];
        pooling.forward(ChunkArrays.rows(input, chunk), 0, vectors);
        return new Pooled(chunk, pooling, attention, vectors);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        Pooled pooled = forward();
        int width = (int) layerConf().getNIn();
        double[] inOrder = new double[pooled.vectors().length];
        int[] rows = pooled.chunk().rows();
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(pooled.vectors(), i * width, inOrder, rows[i] * width, width);
        }
        return workspaces
                .createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {rows.length, width}, 'c')
                .assign(ChunkArrays.array(inOrder, dataType, rows.length, width));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Pooled pooled = forward();
        int width = (int) layerConf().getNIn();
        int time = (int) input.size(2);
        int[] rows = pooled.chunk().rows();
        double[] gradVectors = ChunkArrays.values(epsilon);
        double[] inChunkOrder = new double[gradVectors.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(gradVectors, rows[i] * width, inChunkOrder, i * width, width);
        }
        double[] gradInput = new double[rows.length * time * width];
        pooled.pooling().backward(inChunkOrder, gradInput);
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        if (pooled.attention() != null) {
            double[] gradParameters = new double[DoubleAttention.parameters(width)];
            for (int task = 0; task < pooled.attention().tasks(); task++) {
                pooled.pooling().addGradients(task, gradParameters, new DoubleScratch());
            }
            gradientsFlattened.assign(ChunkArrays.array(gradParameters, dataType, gradientsFlattened.shape()));
            gradientViews.forEach(gradient::setGradientFor);
        }
        INDArray ncw = workspaces.createUninitialized(
                ArrayType.ACTIVATION_GRAD, dataType, new long[] {rows.length, width, time}, 'c');
        return new Pair<>(gradient, ncw.assign(ChunkArrays.sequences(gradInput, pooled.chunk(), width, dataType)));
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatchSize) {
        maskArray = mask;
        maskState = state;
        return new Pair<>(null, null); // the layers above see vectors, none of which is padding
    }

    @Override
    public void setParams(INDArray parameters) {
        if (parameters != null && parameters != paramsFlattened) {
            setParams(parameters, 'f');
        }
    }

    @Override
    public boolean hasBias() {
        return layerConf().getPooling() == Pooling.ATTENTION;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
