package org.rnn4j.models.engine;

import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.kernel.fused.FusedCells;
import org.rnn4j.models.layer.AttentionDecoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;

/** The DL4J layers of a body: an embedding where a job asks for one, then the recurrent layers. */
final class BodyLayers {
    private BodyLayers() {}

    /** A configuration that begins with a job's body; the head's layers are to be added. */
    static NeuralNetConfiguration.ListBuilder of(JobSpec job, InputSpec input, DataType type) {
        ModelSpec model = job.model();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(job.seed())
                .dataType(type)
                .updater(updater(job.training().optimizer()))
                .list();
        boolean readsIds = false;
        int width;
        if (input instanceof InputSpec.Words words && model.characters().filters() > 0) {
            requireFitting(model, words.start());
            ModelOptions.requireEmbeddingOfWords(model);
            width = model.embeddingSize() + model.characters().filters();
            layers.layer(words(model, words));
        } else if (input instanceof InputSpec.Tokens || input instanceof InputSpec.Words) {
            int vocabulary = input instanceof InputSpec.Tokens tokens
                    ? tokens.vocabularySize()
                    : ((InputSpec.Words) input).vocabularySize();
            requireFitting(model, start(input));
            ModelOptions.requireNoCharacters(model);
            readsIds = model.embeddingSize() == 0;
            width = readsIds ? vocabulary : model.embeddingSize();
            if (!readsIds) {
                layers.layer(new TokenEmbedding.Builder()
                        .nIn(vocabulary)
                        .nOut(model.embeddingSize())
                        .tied(model.tieEmbedding())
                        .frozen(model.freezeEmbedding())
                        .build());
            }
        } else if (input instanceof InputSpec.OneClass condition) {
            return layers.layer(new TokenEmbedding.Builder()
                    .nIn(condition.classes())
                    .nOut(width(model, input))
                    .build());
        } else if (input instanceof InputSpec.OneVector) {
            return layers;
        } else if (input instanceof InputSpec.Vectors vectors) {
            ModelOptions.requireNoEmbedding(model);
            ModelOptions.requireNoCharacters(model);
            width = vectors.features();
        } else {
            throw new UserException(
                    "task = %s cannot read what data.type = %s gives: %s".formatted(job.task(), job.dataType(), input));
        }
        for (int l = 0; l < model.layers(); l++) {
            boolean dropped = l > 0 || model.embeddingSize() > 0;
            layers.layer(recurrent(model, l, l == 0 ? width : width(model), l == 0 && readsIds, dropped));
        }
        return layers;
    }

    private static WordEmbedding words(ModelSpec model, InputSpec.Words words) {
        return new WordEmbedding.Builder()
                .nIn(words.vocabularySize())
                .wordSize(model.embeddingSize())
                .characters(words.characters())
                .characterSize(model.characters().embeddingSize())
                .filters(model.characters().filters())
                .width(model.characters().width())
                .frozen(model.freezeEmbedding())
                .build();
    }

    private static Recurrent recurrent(ModelSpec model, int l, int inputs, boolean readsIds, boolean dropped) {
        Recurrent.Builder layer = new Recurrent.Builder(Cell.of(model))
                .tokens(readsIds)
                .bidirectional(model.bidirectional())
                .nIn(inputs)
                .nOut(model.hiddenSize())
                .residual(l > 0 && model.residual())
                .recurrentDropout(model.recurrentDropout())
                .zoneout(model.zoneout());
        start(layer, model);
        if (dropped && model.dropout() > 0) {
            layer.dropOut(dropout(model));
        }
        return layer.build();
    }

    /** Numbers a step that a body gives for this input; a condition is not read by recurrent layers. */
    static int width(ModelSpec model, InputSpec input) {
        if (input instanceof InputSpec.OneVector vector) {
            return vector.width();
        }
        boolean isClass = input instanceof InputSpec.OneClass;
        return isClass ? (model.embeddingSize() > 0 ? model.embeddingSize() : model.hiddenSize()) : width(model);
    }

    /** Numbers a step that recurrent layers give. */
    static int width(ModelSpec model) {
        return model.hiddenSize() * (model.bidirectional() ? 2 : 1);
    }

    private static void requireFitting(ModelSpec model, Optional<WordVectors> start) {
        if (model.freezeEmbedding() && (model.embeddingSize() == 0 || model.tieEmbedding())) {
            throw new UserException("model.freeze-embedding = true, but %s"
                    .formatted(
                            model.tieEmbedding()
                                    ? "model.tie-embedding = true learns the same matrix; leave one of them out"
                                    : "model.embedding-size = 0: there is no embedding; set its size"));
        }
        if (start.isPresent() && start.get().size() != model.embeddingSize()) {
            throw new UserException(
                    "model.embedding-size = %d, but the vectors that it starts from have %d numbers; set it to %d"
                            .formatted(
                                    model.embeddingSize(),
                                    start.get().size(),
                                    start.get().size()));
        }
    }

    private static Optional<WordVectors> start(InputSpec input) {
        if (input instanceof InputSpec.Words words) {
            return words.start();
        }
        return input instanceof InputSpec.Tokens tokens ? tokens.start() : Optional.empty();
    }

    /** How many of a network's layers belong to its body: all below the first of a head. */
    static int depth(MultiLayerNetwork network) {
        int depth = 0;
        while (!isHead(network.getLayer(depth).conf().getLayer())) {
            depth++;
        }
        return depth;
    }

    private static boolean isHead(Layer layer) {
        return layer instanceof BaseOutputLayer
                || layer instanceof SequencePooling
                || layer instanceof AttentionDecoder;
    }

    /** Whether a network's body is of layers that the engine runs; any other DL4J layers run themselves. */
    static boolean areOurs(MultiLayerNetwork network) {
        return IntStream.range(0, depth(network)).allMatch(l -> {
            Layer layer = network.getLayer(l).conf().getLayer();
            boolean isTable = layer instanceof TokenEmbedding || layer instanceof WordEmbedding;
            return (layer instanceof Recurrent recurrent && FusedCells.has(recurrent.getCell())) || (isTable && l == 0);
        });
    }

    /** Copies the vectors that an embedding starts from into a fresh network. */
    static void start(MultiLayerNetwork network, InputSpec input) {
        if (start(input).isPresent()) {
            WordVectors vectors = start(input).get();
            INDArray table = network.getLayer(0).getParam("W");
            for (int id = 0; id < vectors.rows().length; id++) {
                if (vectors.rows()[id] != null) {
                    table.getRow(id).assign(Nd4j.createFromArray(vectors.rows()[id]));
                }
            }
        }
    }

    static IDropout dropout(ModelSpec model) {
        double retain = 1 - model.dropout();
        return model.lockedDropout() ? new SpatialDropout(retain) : new Dropout(retain);
    }

    private static void start(Recurrent.Builder layer, ModelSpec model) {
        double recurrent = 1 / Math.sqrt(model.hiddenSize());
        switch (model.init()) {
            case GLOROT -> {} // the layer's own
            case UNIFORM ->
                layer.weightInit(new UniformDistribution(-recurrent, recurrent))
                        .weightInitRecurrent(new UniformDistribution(-recurrent, recurrent));
            case TRUNCATED_NORMAL ->
                layer.weightInit(new TruncatedNormalDistribution(0, 1 / Math.sqrt((double) layer.getNIn())))
                        .weightInitRecurrent(new TruncatedNormalDistribution(0, recurrent));
        }
    }

    private static IUpdater updater(OptimizerSpec optimizer) {
        if (optimizer instanceof OptimizerSpec.Adam adam) {
            return new Adam(adam.learningRate(), adam.beta1(), adam.beta2(), adam.epsilon());
        }
        if (optimizer instanceof OptimizerSpec.RmsProp rmsProp) {
            return new RmsProp(rmsProp.learningRate(), rmsProp.decay(), rmsProp.epsilon());
        }
        OptimizerSpec.Sgd sgd = (OptimizerSpec.Sgd) optimizer;
        return sgd.momentum() == 0 ? new Sgd(sgd.learningRate()) : new Nesterovs(sgd.learningRate(), sgd.momentum());
    }
}
