package org.rnn4j.models.layer;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.TokenRows;

/** Runs a {@link TokenEmbedding} within a DL4J network. */
final class TokenEmbeddingImplementation extends EmbeddingImplementation<TokenEmbedding> {

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
        INDArray rows = Nd.rows(vectors);
        try (TokenRows picked = Detached.compute(() -> new TokenRows(tokens))) {
            picked.gather(table, rows);
        }
        applyMaskTo(rows);
        return vectors.permute(1, 2, 0);
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
                INDArray rows = Nd.rows(copy);
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
    public boolean hasBias() {
        return false;
    }
}
