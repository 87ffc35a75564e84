package org.rnn4j.models.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Input;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.Noise;
import org.rnn4j.models.kernel.Pass.InputGradient;
import org.rnn4j.models.kernel.Recurrence;
import org.rnn4j.models.kernel.RecurrencePass;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.Weights;

/**
 * Runs a {@link Recurrent} layer within a DL4J network. The forward pass of a training step is kept, outside DL4J's
 * workspaces, until the backward pass has used it.
 */
final class RecurrentImplementation extends BaseRecurrentLayer<Recurrent> {
    private transient RecurrencePass kept;

    /** Initial state of the kept pass. */
    private transient List<INDArray> keptInitialState;

    /** Noise of the kept pass, by direction. */
    private transient List<Noise> keptNoise;

    RecurrentImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        return activate(null, training, null, workspaces);
    }

    @Override
    public INDArray rnnTimeStep(INDArray input, LayerWorkspaceMgr workspaces) {
        requireOneDirection();
        setInput(input, workspaces);
        return activate(states(stateMap), false, stateMap, workspaces);
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray input, boolean training, boolean storeLastForTbptt, LayerWorkspaceMgr workspaces) {
        requireOneDirection();
        setInput(input, workspaces);
        return activate(states(tBpttStateMap), training, storeLastForTbptt ? tBpttStateMap : null, workspaces);
    }

    private INDArray activate(
            List<INDArray> initialState, boolean training, Map<String, INDArray> store, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        forget();
        INDArray shortcut = layerConf().isResidual() ? Residual.valid(input, maskArray) : null;
        if (!layerConf().isTokens()) {
            applyDropOutIfNecessary(training, workspaces);
        }
        RecurrencePass pass = forward(initialState, training, workspaces);
        if (store != null) {
            store(pass.finalState(), store);
        }
        INDArray outputs = aligned(LayerArrays.toWorkspace(pass.outputs(), ArrayType.ACTIVATIONS, workspaces));
        if (shortcut != null) {
            outputs.addi(shortcut);
        }
        if (training) {
            kept = pass;
            keptInitialState = initialState;
        } else {
            pass.close();
        }
        return outputs;
    }

    private RecurrencePass forward(List<INDArray> initialState, boolean training, LayerWorkspaceMgr workspaces) {
        Input whole = sequences();
        int[] lengths = lengths(whole);
        keptNoise = LayerNoise.draw(layerConf(), dataType, whole.time(), whole.batch(), training);
        return recurrence(training, workspaces).forward(whole, initialState, lengths, training, keptNoise);
    }

    /** The sequences of the input, which begin at the first step. */
    private Input sequences() {
        return LayerArrays.input(alignment().toStart(input), layerConf().isTokens(), dataType);
    }

    private int[] lengths(Input whole) {
        return LayerArrays.lengths(alignment().toStart(maskArray), whole.batch(), whole.time());
    }

    private Alignment alignment() {
        return Alignment.of(maskArray);
    }

    private Recurrence recurrence(boolean training, LayerWorkspaceMgr workspaces) {
        Map<String, INDArray> arrays = params;
        if (layerConf().getWeightNoise() != null) {
            arrays = new HashMap<>();
            for (String key : params.keySet()) {
                arrays.put(key, getParamWithNoise(key, training, workspaces).dup('c'));
            }
        }
        return new Recurrence(Kernels.current(), RecurrentParameters.weights(layerConf(), arrays));
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        return tbpttBackpropGradient(epsilon, -1, workspaces);
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(
            INDArray epsilon, int backLength, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        if (kept == null) { // activated for inference, but a gradient is requested
            kept = forward(null, true, workspaces);
        }
        List<Weights> gradients = RecurrentParameters.weights(layerConf(), gradientViews);
        INDArray gradOutputs = LayerArrays.timeMajor(alignment().toStart(epsilon));
        boolean tailOnly = backLength > 0 && backLength < gradOutputs.size(0);
        INDArray shortcut = layerConf().isResidual() ? Residual.valid(epsilon, maskArray) : null;
        if (shortcut != null && tailOnly) {
            Views.range(shortcut, 2, 0, shortcut.size(2) - backLength).assign(0);
        }
        InputGradient inputGradient = tailOnly
                ? backwardThroughTail(gradOutputs, backLength, gradients, workspaces)
                : kept.backward(gradOutputs, null, gradients);
        forget();
        weightNoiseParams.clear();

        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((key, view) -> gradient.setGradientFor(key, view, 'c'));
        return new Pair<>(gradient, gradientOfInput(inputGradient, shortcut, workspaces));
    }

    /**
     * Truncated BPTT with a backward length shorter than the forward length; this rare case costs a second forward
     * pass.
     */
    private InputGradient backwardThroughTail(
            INDArray gradOutputs, int backLength, List<Weights> gradients, LayerWorkspaceMgr workspaces) {
        Input whole = sequences();
        int[] lengths = lengths(whole);
        TailBackward tail =
                new TailBackward(recurrence(true, workspaces), whole, lengths, keptInitialState, keptNoise, backLength);
        return tail.backward(gradOutputs, gradients);
    }

    private INDArray gradientOfInput(InputGradient gradient, INDArray shortcut, LayerWorkspaceMgr workspaces) {
        gradient.initialState().forEach(INDArray::close); // initial states are not trained
        if (gradient.x() == null) {
            return null;
        }
        INDArray epsilon = aligned(LayerArrays.toWorkspace(gradient.x(), ArrayType.ACTIVATION_GRAD, workspaces));
        gradient.x().close();
        epsilon = backpropDropOutIfPresent(epsilon);
        return shortcut == null ? epsilon : epsilon.addi(shortcut);
    }

    /** Moves the sequences of an array in a workspace to their places. */
    private INDArray aligned(INDArray values) {
        INDArray moved = alignment().toPlace(values);
        return moved == values ? values : values.assign(moved);
    }

    private List<INDArray> states(Map<String, INDArray> stored) {
        if (stored.isEmpty()) {
            return null;
        }
        List<INDArray> states = new ArrayList<>();
        for (String name : layerConf().getCell().states()) {
            states.add(stored.get(name));
        }
        return states;
    }

    private void store(List<INDArray> states, Map<String, INDArray> to) {
        List<String> names = layerConf().getCell().states();
        Detached.compute(() -> {
            for (int s = 0; s < names.size(); s++) {
                to.put(names.get(s), states.get(s).dup('c'));
            }
            return to;
        });
    }

    private void requireOneDirection() {
        if (layerConf().isBidirectional()) {
            throw new UnsupportedOperationException(
                    "a bidirectional layer needs whole sequences: no rnnTimeStep, no truncated BPTT " + layerId());
        }
    }

    /** Frees the kept pass. */
    private void forget() {
        if (kept != null) {
            kept.close();
            kept = null;
            keptInitialState = null;
            keptNoise = null;
        }
    }

    @Override
    public void clear() {
        super.clear();
        forget();
    }

    @Override
    public Pair<INDArray, MaskState> feedForwardMaskArray(INDArray mask, MaskState state, int minibatchSize) {
        maskArray = mask;
        maskState = state;
        // As in DL4J's LSTM: the output is zero at padding, so the layers above need not mask again.
        return new Pair<>(mask, MaskState.Passthrough);
    }

    @Override
    public void setParams(INDArray parameters) {
        if (parameters != paramsFlattened) {
            setParams(parameters, 'c');
        }
    }

    @Override
    public Type type() {
        return Type.RECURRENT;
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }
}
