package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.BaseLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.TokenRows;

/** Runs a {@link TokenEmbedding} within a DL4J network. */
final class TokenEmbeddingImplementation extends BaseLayer<TokenEmbedding> {

    TokenEmbeddingImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray table = getParamWithNoise(TokenEmbeddingParameters.W, training, workspaces);
        TokenIds tokens = LayerArrays.tokens(input);
        TokenRows.requireWithin(tokens, (int) table.size(0));
        long[] shape = {tokens.time(), tokens.batch(), table.size(1)};
        INDArray vectors = workspaces.createUninitialized(ArrayType.ACTIVATIONS, table.dataType(), shape, 'c');
        INDArray rows = rows(vectors);
        try (TokenRows picked = Detached.compute(() -> new TokenRows(tokens))) {
            picked.gather(table, rows);
        }
        applyMaskTo(rows);
        return vectors.permute(1, 2, 0);
    }

    /** A view of [time, batch, size] as [time * batch, size]. */
    private static INDArray rows(INDArray timeMajor) {
        return timeMajor.reshape('c', timeMajor.size(0) * timeMajor.size(1), timeMajor.size(2));
    }

    private void applyMaskTo(INDArray rows) {
        if (maskArray != null) {
            INDArray timeMajor = maskArray.castTo(rows.dataType()).transpose().dup('c');
            rows.muliColumnVector(timeMajor.reshape('c', rows.size(0), 1));
        }
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        INDArray table = gradientViews.get(TokenEmbeddingParameters.W);
        Detached.compute(() -> {
            if (layerConf().isFrozen()) {
                return table.assign(0);
            }
            try (INDArray copy = LayerArrays.timeMajor(epsilon.castTo(table.dataType()))
                            .dup('c');
                    TokenRows picked = new TokenRows(LayerArrays.tokens(input))) {
                INDArray rows = rows(copy);
                applyMaskTo(rows);
                picked.scatter(rows, table);
            }
            return table;
        });
        weightNoiseParams.clear();
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradient.setGradientFor(TokenEmbeddingParameters.W, table, 'c');
        return new Pair<>(gradient, null);
    }

    @Override
    public void setParams(INDArray parameters) {
        if (parameters != paramsFlattened) {
            setParams(parameters, 'c');
        }
    }

    @Override
    public boolean hasBias() {
        return false;
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
