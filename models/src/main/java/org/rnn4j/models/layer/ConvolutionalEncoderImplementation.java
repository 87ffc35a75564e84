package org.rnn4j.models.layer;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.convolution.DoubleImageEncoder;
import org.rnn4j.models.convolution.DoubleImageReader;
import org.rnn4j.models.convolution.EncoderShape;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.adapter.ChunkArrays;
import org.rnn4j.models.kernel.fused.DoubleScratch;
import org.rnn4j.models.kernel.fused.Gemms;

/** Runs a {@link ConvolutionalEncoder} within a DL4J network, in float64 on the heap with every backend. */
final class ConvolutionalEncoderImplementation extends EmbeddingImplementation<ConvolutionalEncoder> {

    ConvolutionalEncoderImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        EncoderShape shape = layerConf().shape();
        DoubleImageReader reader = reader(encoder(false));
        long[] size = {steps(shape), input.size(0), shape.size()};
        INDArray outputs = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, size, 'c');
        outputs.assign(ChunkArrays.array(reader.forward(false), dataType, size));
        applyMaskTo(Nd.rows(outputs));
        return outputs.permute(1, 2, 0);
    }

    private long steps(EncoderShape shape) {
        return input.rank() == 5 ? input.size(1) : shape.vectors();
    }

    private DoubleImageEncoder encoder(boolean training) {
        DoubleImageEncoder encoder = new DoubleImageEncoder(layerConf().shape(), Gemms.float64(), 0);
        double[] parameters = ChunkArrays.values(paramsFlattened);
        for (int task = 0; task < encoder.tasks(); task++) {
            encoder.pack(task, parameters, training);
        }
        return encoder;
    }

    /** A reader of the input, whose rows are time-major. */
    private DoubleImageReader reader(DoubleImageEncoder encoder) {
        EncoderShape shape = layerConf().shape();
        int rank = input.rank();
        boolean fits = (rank == 4 || (rank == 5 && shape.features() > 0))
                && input.size(rank - 3) == shape.channels()
                && input.size(rank - 2) == shape.height()
                && input.size(rank - 1) == shape.width();
        if (!fits) {
            throw new IllegalArgumentException(
                    "input is %s, but images are [batch, channels %d, height %d, width %d], and frames [batch, time, ...]"
                            .formatted(
                                    Arrays.toString(input.shape()), shape.channels(), shape.height(), shape.width()));
        }
        DoubleImageReader reader = new DoubleImageReader(encoder);
        double[] pixels = ChunkArrays.values(input);
        int batch = (int) input.size(0);
        int time = rank == 5 ? (int) input.size(1) : 1;
        int[] images = new int[batch * time];
        for (int t = 0; t < time; t++) {
            for (int b = 0; b < batch; b++) {
                images[t * batch + b] = b * time + t;
            }
        }
        reader.load(i -> pixels[i], images, batch);
        return reader;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        DoubleImageEncoder encoder = encoder(true);
        DoubleImageReader reader = reader(encoder);
        reader.forward(true);
        INDArray timeMajor = LayerArrays.timeMajor(epsilon.castTo(dataType)).dup('c');
        applyMaskTo(Nd.rows(timeMajor));
        reader.backward(ChunkArrays.values(timeMajor));
        double[] sums = new double[(int) gradientsFlattened.length()];
        for (int task = 0; task < DoubleImageReader.gradientTasks(encoder); task++) {
            reader.addGradients(task, sums, new DoubleScratch());
        }
        gradientsFlattened.assign(ChunkArrays.array(sums, dataType, gradientsFlattened.shape()));
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((key, view) -> gradient.setGradientFor(key, view, 'c'));
        return new Pair<>(gradient, null);
    }
}
