package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.head.segment.DoubleSegmentHead;
import org.rnn4j.models.head.segment.DoubleSegmentPass;
import org.rnn4j.models.head.segment.SegmentShape;
import org.rnn4j.models.kernel.adapter.ChunkArrays;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.Gemms;

/** Holds the parameters of a {@link SegmentForecaster} within a DL4J network, and runs it forward, in float64 on the heap. */
final class SegmentForecasterImplementation extends BaseLayer<SegmentForecaster> {

    SegmentForecasterImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        SegmentShape shape = layerConf().shape();
        DoubleSegmentHead head = new DoubleSegmentHead(shape, Gemms.float64(), 0, null, 1);
        double[] parameters = ChunkArrays.values(paramsFlattened);
        for (int task = 0; task < head.tasks(); task++) {
            head.pack(task, parameters, false);
        }
        int batch = (int) input.size(0);
        int time = (int) input.size(2);
        Chunks.Chunk chunk = Chunks.of(batch, time, null, 1)[0];
        DoubleSegmentPass pass = head.pass();
        pass.load(chunk, time, null);
        pass.read(ChunkArrays.rows(input, chunk), 0, null);
        return workspaces
                .createUninitialized(ArrayType.ACTIVATIONS, dataType, new long[] {batch, shape.width()}, 'c')
                .assign(ChunkArrays.array(pass.outputs(), dataType, batch, shape.width()));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException(
                "DL4J runs a forecaster by segments only forward; train the network with the NetworkFactory of its task");
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }
}
