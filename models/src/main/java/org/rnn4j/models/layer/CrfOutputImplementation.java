package org.rnn4j.models.layer;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseOutputLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.models.crf.DoubleCrf;
import org.rnn4j.models.kernel.Detached;

/**
 * Runs a {@link CrfOutput} within a DL4J network. ND4J computes the emissions; the CRF, which processes one sequence at
 * a time, runs in float64 on the heap with every backend.
 */
final class CrfOutputImplementation extends BaseOutputLayer<CrfOutput> {
    /** Mask of the network's input, [batch, time]; used if the labels have none. */
    private INDArray featureMask;

    CrfOutputImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    /** Operation of a CRF on one sequence; may overwrite its {@code emissions}. */
    private interface SequenceOperation {
        void apply(DoubleCrf field, int sequence, double[] emissions, int[] at);
    }

    /** Emissions [time * batch, tags] after {@code operation} has run on the valid steps; zero at the other steps. */
    private INDArray compute(boolean training, LayerWorkspaceMgr workspaces, SequenceOperation operation) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        return Detached.compute(() -> {
            int batch = (int) input.size(0);
            int time = (int) input.size(2);
            int tags = (int) layerConf().getNOut();
            double[] emissions =
                    values(rows().mmul(getParam(CrfOutputParameters.W)).addiRowVector(getParam(CrfOutputParameters.B)));
            DoubleCrf field = new DoubleCrf(tags, values(getParam(CrfOutputParameters.T)));
            int[] lengths = LayerArrays.lengths(maskArray != null ? maskArray : featureMask, batch, time);
            for (int b = 0; b < batch; b++) {
                int first = b * tags;
                int length = lengths == null ? time : lengths[b];
                int[] at = IntStream.range(0, length)
                        .map(t -> t * batch * tags + first)
                        .toArray();
                if (length > 0) {
                    operation.apply(field, b, emissions, at);
                }
                for (int t = length; t < time; t++) {
                    Arrays.fill(emissions, t * batch * tags + first, t * batch * tags + first + tags, 0);
                }
            }
            return Nd4j.createFromArray(emissions).castTo(dataType).reshape('c', (long) time * batch, tags);
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

    private static double[] values(INDArray array) {
        return array.dup('c').reshape(array.length()).castTo(DataType.DOUBLE).toDoubleVector();
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        INDArray marginals =
                compute(training, workspaces, (field, b, emissions, at) -> field.marginals(emissions, at, at.length));
        return LayerArrays.toWorkspace(timeMajor(marginals), ArrayType.ACTIVATIONS, workspaces);
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
        int[][] paths = paths();
        double[] losses = new double[paths.length];
        compute(
                training,
                workspaces,
                (field, b, emissions, at) -> losses[b] = field.loss(emissions, at, at.length, paths[b], 0, null));
        return losses;
    }

    /** Tags of the labels, [batch][time]. */
    private int[][] paths() {
        if (labels == null || labels.rank() != 3) {
            throw new IllegalArgumentException("labels are %s, but must be [batch, tags, time]"
                    .formatted(labels == null ? "missing" : Arrays.toString(labels.shape())));
        }
        return labels.argMax(1).castTo(DataType.INT32).toIntMatrix();
    }

    @Override
    public void computeGradientAndScore(LayerWorkspaceMgr workspaces) {
        gradient = backpropGradient(null, workspaces).getFirst();
        computeScore(0, true, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        int[][] paths = paths();
        INDArray gradT = gradientViews.get(CrfOutputParameters.T);
        double[] transitions = new double[(int) gradT.length()];
        INDArray delta = compute(
                true,
                workspaces,
                (field, b, emissions, at) -> field.loss(emissions, at, at.length, paths[b], 1, transitions));
        INDArray below = Detached.compute(() -> {
            gradT.assign(Nd4j.createFromArray(transitions).castTo(dataType).reshape('c', gradT.shape()));
            gradientViews.get(CrfOutputParameters.W).assign(rows().transpose().mmul(delta));
            gradientViews.get(CrfOutputParameters.B).assign(delta.sum(true, 0));
            return delta.mmul(getParam(CrfOutputParameters.W).transpose()).dup('c');
        });
        Gradient gradients = new DefaultGradient(gradientsFlattened);
        for (String key : CrfOutputParameters.INSTANCE.paramKeys(layerConf())) {
            gradients.setGradientFor(
                    key, gradientViews.get(key), gradientViews.get(key).ordering());
        }
        INDArray gradH = LayerArrays.toWorkspace(timeMajor(below), ArrayType.ACTIVATION_GRAD, workspaces);
        return new Pair<>(gradients, backpropDropOutIfPresent(gradH));
    }

    @Override
    protected INDArray getLabels2d(LayerWorkspaceMgr workspaces, ArrayType use) {
        throw new UnsupportedOperationException("tags are scored jointly over a sequence, not step by step");
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
