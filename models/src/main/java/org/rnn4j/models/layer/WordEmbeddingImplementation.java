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
import org.nd4j.linalg.factory.Nd4j;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.characters.DoubleCharacterFilters;
import org.rnn4j.models.characters.DoubleCharacterPass;
import org.rnn4j.models.kernel.Detached;
import org.rnn4j.models.kernel.Nd;
import org.rnn4j.models.kernel.TokenRows;
import org.rnn4j.models.kernel.Views;
import org.rnn4j.models.kernel.fused.Gemms;

/**
 * Runs a {@link WordEmbedding} within a DL4J network. ND4J gathers the rows of the table; the characters, a small part,
 * are computed in float64 on the heap with every backend.
 */
final class WordEmbeddingImplementation extends EmbeddingImplementation<WordEmbedding> {

    WordEmbeddingImplementation(NeuralNetConfiguration conf, DataType precision) {
        super(conf, precision);
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        INDArray table = params.get(WordEmbeddingParameters.W);
        TokenIds words = words();
        TokenRows.requireWithin(words, (int) table.size(0));
        long[] shape = {words.time(), words.batch(), layerConf().getNOut()};
        INDArray vectors = workspaces.createUninitialized(ArrayType.ACTIVATIONS, dataType, shape, 'c');
        INDArray rows = Nd.rows(vectors);
        Detached.compute(() -> {
            INDArray picked = Nd4j.createUninitialized(
                    dataType, new long[] {rows.size(0), layerConf().wordSize()}, 'c');
            try (TokenRows tokens = new TokenRows(words)) {
                tokens.gather(table, picked);
            }
            wordColumns(rows).assign(picked);
            characterColumns(rows).assign(features((int) rows.size(0)).castTo(dataType));
            return rows;
        });
        applyMaskTo(rows);
        return vectors.permute(1, 2, 0);
    }

    private INDArray wordColumns(INDArray rows) {
        return Views.columns(rows, 0, layerConf().wordSize());
    }

    private INDArray characterColumns(INDArray rows) {
        return Views.columns(rows, layerConf().wordSize(), layerConf().getNOut());
    }

    private INDArray features(int rows) {
        double[] features = new double[rows * layerConf().getFilters()];
        characterPass().forward(features, 0, layerConf().getFilters());
        return Nd4j.createFromArray(features).reshape('c', rows, layerConf().getFilters());
    }

    private DoubleCharacterPass characterPass() {
        double[] parameters = characterParameters(paramsFlattened, layerConf().characterOffset())
                .castTo(DataType.DOUBLE)
                .toDoubleVector();
        DoubleCharacterFilters filters = new DoubleCharacterFilters(
                Gemms.float64(),
                parameters,
                0,
                layerConf().getCharacters(),
                layerConf().getCharacterSize(),
                layerConf().getWidth(),
                layerConf().getFilters());
        filters.pack();
        DoubleCharacterPass pass = new DoubleCharacterPass(filters);
        int[][] spellings = spellings();
        pass.read(spellings, spellings.length);
        return pass;
    }

    /** C, F and b in one vector. */
    private static INDArray characterParameters(INDArray flat, long offset) {
        return Views.range(flat.reshape(flat.length()), 0, offset, flat.length());
    }

    private TokenIds words() {
        if (input.rank() != 3 || input.size(1) < 2) {
            throw new IllegalArgumentException(
                    ("input is %s, but words with characters are [batch, 1 + characters, time]: the word's id, its"
                                    + " characters' ids, then zeros")
                            .formatted(Arrays.toString(input.shape())));
        }
        return LayerArrays.tokens(Views.range(input, 1, 0, 1));
    }

    /** Character ids of every word, [time * batch][characters]. */
    private int[][] spellings() {
        int batch = (int) input.size(0);
        int time = (int) input.size(2);
        int longest = (int) input.size(1) - 1;
        int[] ids = LayerArrays.timeMajor(input)
                .dup('c')
                .reshape(input.length())
                .castTo(DataType.INT32)
                .toIntVector();
        int[][] spellings = new int[time * batch][];
        for (int row = 0; row < spellings.length; row++) {
            int from = row * (1 + longest) + 1;
            int end = from + longest;
            while (end > from && ids[end - 1] == 0) {
                end--;
            }
            spellings[row] = Arrays.copyOfRange(ids, from, end);
        }
        return spellings;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        Detached.compute(() -> {
            INDArray rows =
                    Nd.rows(LayerArrays.timeMajor(epsilon.castTo(dataType)).dup('c'));
            applyMaskTo(rows);
            addWordGradients(wordColumns(rows).dup('c'));
            addCharacterGradients(characterColumns(rows).dup('c'));
            return rows;
        });
        Gradient gradient = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach((key, view) -> gradient.setGradientFor(key, view, 'c'));
        return new Pair<>(gradient, null);
    }

    private void addWordGradients(INDArray gradRows) {
        INDArray table = gradientViews.get(WordEmbeddingParameters.W);
        if (layerConf().isFrozen()) {
            table.assign(0);
            return;
        }
        try (TokenRows tokens = new TokenRows(words())) {
            tokens.scatter(gradRows, table);
        }
    }

    private void addCharacterGradients(INDArray gradFeatures) {
        DoubleCharacterPass pass = characterPass();
        int rows = (int) gradFeatures.size(0);
        int filters = layerConf().getFilters();
        pass.forward(new double[rows * filters], 0, filters);
        pass.backward(
                gradFeatures
                        .reshape(gradFeatures.length())
                        .castTo(DataType.DOUBLE)
                        .toDoubleVector(),
                0,
                filters);
        INDArray gradients = characterParameters(gradientsFlattened, layerConf().characterOffset());
        double[] sums = new double[(int) gradients.length()];
        pass.addGradients(sums);
        gradients.assign(Nd4j.createFromArray(sums).castTo(gradients.dataType()));
    }
}
