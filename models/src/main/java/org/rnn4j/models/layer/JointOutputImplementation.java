package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.kernel.Detached;

/**
 * Runs an output layer whose loss is that of a whole sequence. ND4J computes the dense layer; the loss, one sequence at a time, runs
 * in float64 on the heap with every backend.
 */
abstract class JointOutputImplementation<L extends org.deeplearning4j.nn.conf.layers.BaseOutputLayer>
        extends BaseOutputLayer<L> {
    private static final String W = DefaultParamInitializer.WEIGHT_KEY;
    private static final String B = DefaultParamInitializer.BIAS_KEY;

    /** Mask of the network's input, [batch, time]; used if the labels have none. */
    private INDArray featureMask;

    JointOutputImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    /** Operation on the outputs of the dense layer for one sequence, which it may overwrite. */
    private interface SequenceOperation {
        void apply(int sequence, double[] outputs, int[] at);
    }

    /** The loss for the labels of a batch. */
    interface Loss {
        /**
         * Loss of a sequence in nats; outputs become their gradient times {@code scale}, unless it is 0.
         *
         * @param at offset of the outputs of each step
         */
        double of(int sequence, double[] outputs, int[] at, double scale);

        /** Stores the gradients of parameters other than the dense layer's, summed over the sequences. */
        default void storeGradients() {}
    }

    /** Creates the loss for the current labels. */
    abstract Loss loss();

    /** Replaces the outputs of the dense layer by those of the layer. */
    abstract void activate(double[] outputs, int[] at);

    /** Outputs [time * batch, nOut] after {@code operation} has run on the valid steps; zero at the other steps. */
    private INDArray compute(boolean training, LayerWorkspaceMgr workspaces, SequenceOperation operation) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        return Detached.compute(() -> {
            int batch = (int) input.size(0);
            int time = (int) input.size(2);
            int width = (int) layerConf().getNOut();
            double[] outputs = values(rows().mmul(getParam(W)).addiRowVector(getParam(B)));
            int[] lengths = LayerArrays.lengths(maskArray != null ? maskArray : featureMask, batch, time);
            for (int b = 0; b < batch; b++) {
                int first = b * width;
                int length = lengths == null ? time : lengths[b];
                int[] at = IntStream.range(0, length)
                        .map(t -> t * batch * width + first)
                        .toArray();
                if (length > 0) {
                    operation.apply(b, outputs, at);
                }
                for (int t = length; t < time; t++) {
                    Arrays.fill(outputs, t * batch * width + first, t * batch * width + first + width, 0);
                }
            }
            return Nd4j.createFromArray(outputs).castTo(dataType).reshape('c', (long) time * batch, width);
        });
    }

    /** Input, [time * batch, nIn]. */
    private INDArray rows() {
        if (input.rank() != 3) {
            throw new IllegalArgumentException("input is %s, but this layer reads [batch, features, time]"
                    .formatted(Arrays.toString(input.shape())));
        }
        return LayerArrays.timeMajor(input.castTo(dataType)).dup('c').reshape('c', input.size(0) * input.size(2), -1);
    }

    static double[] values(INDArray array) {
        return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray activated = compute(training, workspaces, (b, outputs, at) -> activate(outputs, at));
        return LayerArrays.toWorkspace(timeMajor(activated), ArrayType.ACTIVATIONS, workspaces);
    }

    private INDArray timeMajor(INDArray rows) {
        return rows.reshape('c', input.size(2), input.size(0), rows.size(1));
    }

    @Override
    public double computeScore(double regularisation, boolean training, LayerWorkspaceMgr workspaces) {
        double nats = Arrays.stream(losses(training, workspaces)).sum() + regularisation;
        score = conf().isMiniBatch() ? nats / getInputMiniBatchSize() : nats;
        return score;
    }

    @Override
    public INDArray computeScoreForExamples(double regularisation, LayerWorkspaceMgr workspaces) {
        INDArray scores = Nd4j.createFromArray(losses(false, workspaces)).castTo(dataType);
        return workspaces.leverageTo(
                ArrayType.ACTIVATIONS, scores.addi(regularisation).reshape(scores.length(), 1));
    }

    private double[] losses(boolean training, LayerWorkspaceMgr workspaces) {
        Loss loss = loss();
        double[] losses = new double[(int) input.size(0)];
        compute(training, workspaces, (b, outputs, at) -> losses[b] = loss.of(b, outputs, at, 0));
        return losses;
    }

    @Override
    public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
        gradient = backpropGradient(null, workspaces).getFirst();
        computeScore(0, true, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Loss loss = loss();
        INDArray delta = compute(true, workspaces, (b, outputs, at) -> loss.of(b, outputs, at, 1));
        INDArray below = Detached.compute(() -> {
            loss.storeGradients();
            gradientViews.get(W).assign(rows().transpose().mmul(delta));
            gradientViews.get(B).assign(delta.sum(true, 0));
            return delta.mmul(getParam(W).transpose()).dup('c');
        });
        Gradient gradients = new DefaultGradient(gradientsFlattened);
        for (String key : layerConf().initializer().paramKeys(layerConf())) {
            gradients.setGradientFor(
                    key, gradientViews.get(key), gradientViews.get(key).ordering());
        }
        INDArray gradH = LayerArrays.toWorkspace(timeMajor(below), ArrayType.ACTIVATION_GRAD, workspaces);
        return new Pair<>(gradients, backpropDropOutIfPresent(gradH));
    }

    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType use) {
        throw new UnsupportedOperationException("labels are scored jointly over a sequence, not step by step");
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int batch) {
        featureMask = mask;
        return null; // the last layer
    }

    @Override
    public void clear() {
        super.clear();
        featureMask = null;
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }
}
