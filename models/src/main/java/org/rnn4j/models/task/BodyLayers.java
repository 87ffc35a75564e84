package org.rnn4j.models.task;

import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.models.convolution.EncoderShape;
import org.rnn4j.models.layer.ConvolutionalEncoder;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.layer.WordEmbedding;

/** Creates the DL4J layers of a body: an optional embedding or encoder of images, then recurrent layers. */
final class BodyLayers {
    private BodyLayers() {}

    /** Whether the inputs are read by an encoder of images. */
    static boolean hasImages(InputSpec input) {
        return input instanceof InputSpec.Images || input instanceof InputSpec.Frames;
    }

    /** Creates a configuration with the layers of a job's body, to which the layers of the head can be added. */
    static NeuralNetConfiguration.ListBuilder of(JobSpec job, TaskModel model, InputSpec input, DataType type) {
        BodySpec body = model.body();
        NeuralNetConfiguration.ListBuilder layers = none(job, type);
        boolean readsIds = false;
        int width;
        InputRequirements.requireEncoder(model, input);
        Optional<CharacterSpec> convolution = model.characterConvolution(input);
        if (input instanceof InputSpec.Words words && convolution.isPresent()) {
            CharacterSpec characters = convolution.get();
            InputRequirements.requireTokens(model, words.start());
            InputRequirements.requireEmbeddingOfWords(body, characters);
            width = body.embeddingSize() + characters.filters();
            layers.layer(words(body, characters, words));
        } else if (input instanceof InputSpec.Tokens || input instanceof InputSpec.Words) {
            int vocabulary = input instanceof InputSpec.Tokens tokens
                    ? tokens.vocabularySize()
                    : ((InputSpec.Words) input).vocabularySize();
            InputRequirements.requireTokens(model, start(input));
            InputRequirements.requireNoCharacters(convolution);
            readsIds = body.embeddingSize() == 0;
            width = readsIds ? vocabulary : body.embeddingSize();
            if (!readsIds) {
                layers.layer(start(new TokenEmbedding.Builder(), body)
                        .nIn(vocabulary)
                        .nOut(body.embeddingSize())
                        .tied(model.tieEmbedding())
                        .frozen(body.freezeEmbedding())
                        .build());
            }
        } else if (input instanceof InputSpec.OneClass condition) {
            return layers.layer(start(new TokenEmbedding.Builder(), body)
                    .nIn(condition.classes())
                    .nOut(width(model, input))
                    .build());
        } else if (input instanceof InputSpec.OneVector) {
            return layers;
        } else if (hasImages(input)) {
            InputRequirements.requireNoCharacters(convolution);
            EncoderShape shape = model.encoder().shape(input);
            width = shape.size();
            layers.layer(new ConvolutionalEncoder.Builder(shape).build());
        } else {
            InputSpec.Vectors vectors = (InputSpec.Vectors) input;
            InputRequirements.requireNoEmbedding(body, body.embeddingSize(), "real vectors");
            InputRequirements.requireNoCharacters(convolution);
            width = vectors.features();
        }
        for (int l = 0; l < model.recurrentLayers(input); l++) {
            boolean dropped = l > 0 || body.embeddingSize() > 0 || hasImages(input);
            layers.layer(recurrent(body, l, l == 0 ? width : body.width(), l == 0 && readsIds, dropped));
        }
        return layers;
    }

    /** Creates a configuration without layers. */
    static NeuralNetConfiguration.ListBuilder none(JobSpec job, DataType type) {
        return new NeuralNetConfiguration.Builder()
                .seed(job.seed())
                .dataType(type)
                .updater(updater(job.training().optimizer()))
                .list();
    }

    private static WordEmbedding words(BodySpec body, CharacterSpec characters, InputSpec.Words words) {
        return start(new WordEmbedding.Builder(), body)
                .nIn(words.vocabularySize())
                .wordSize(body.embeddingSize())
                .characters(words.characters())
                .characterSize(characters.embeddingSize())
                .filters(characters.filters())
                .width(characters.width())
                .frozen(body.freezeEmbedding())
                .build();
    }

    /** Sets the initializer of a table of vectors, unless the layer's own is asked for. */
    private static <B extends FeedForwardLayer.Builder<B>> B start(B embedding, BodySpec body) {
        double limit = body.embeddingLimit();
        return limit == BodySpec.EMBEDDING_LIMIT
                ? embedding
                : embedding.weightInit(new UniformDistribution(-limit, limit));
    }

    private static Recurrent recurrent(BodySpec body, int l, int inputs, boolean readsIds, boolean dropped) {
        Recurrent.Builder layer = new Recurrent.Builder(body.cell())
                .tokens(readsIds)
                .bidirectional(body.bidirectional())
                .nIn(inputs)
                .nOut(body.hiddenSize())
                .residual(l > 0 && body.residual())
                .recurrentDropout(body.recurrentDropout())
                .zoneout(body.zoneout());
        start(layer, body);
        if (dropped && body.dropout() > 0) {
            layer.dropOut(dropout(body));
        }
        return layer.build();
    }

    /** Output features per time step. Without recurrent layers the size of a condition or of an image's features. */
    static int width(TaskModel model, InputSpec input) {
        BodySpec body = model.body();
        if (hasImages(input) && model.recurrentLayers(input) == 0) {
            return model.encoder().shape(input).size();
        }
        if (input instanceof InputSpec.OneVector vector) {
            return vector.width();
        }
        boolean isClass = input instanceof InputSpec.OneClass;
        return isClass ? (body.embeddingSize() > 0 ? body.embeddingSize() : body.hiddenSize()) : body.width();
    }

    private static Optional<WordVectors> start(InputSpec input) {
        if (input instanceof InputSpec.Words words) {
            return words.start();
        }
        return input instanceof InputSpec.Tokens tokens ? tokens.start() : Optional.empty();
    }

    /** Copies pretrained vectors, if any, into the embedding of a new network. */
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

    static IDropout dropout(BodySpec body) {
        double retain = 1 - body.dropout();
        return body.lockedDropout() ? new SpatialDropout(retain) : new Dropout(retain);
    }

    private static void start(Recurrent.Builder layer, BodySpec body) {
        double recurrent = 1 / Math.sqrt(body.hiddenSize());
        switch (body.init()) {
            case GLOROT -> {} // the layer's default
            case UNIFORM ->
                layer.weightInit(new UniformDistribution(-recurrent, recurrent))
                        .weightInitRecurrent(new UniformDistribution(-recurrent, recurrent));
            case TRUNCATED_NORMAL ->
                layer.weightInit(new TruncatedNormalDistribution(0, 1 / Math.sqrt((double) layer.getNIn())))
                        .weightInitRecurrent(new TruncatedNormalDistribution(0, recurrent));
        }
    }

    /** The configuration of all layers. DL4J's own method for weight decay adds it twice to layers that are not its own. */
    static MultiLayerConfiguration configuration(NeuralNetConfiguration.ListBuilder layers, JobSpec job) {
        MultiLayerConfiguration configuration = layers.build();
        if (job.training().optimizer() instanceof OptimizerSpec.Adam adam && adam.weightDecay() > 0) {
            List<Regularization> decay = List.of(new WeightDecay(adam.weightDecay(), true));
            configuration.getConfs().stream()
                    .map(NeuralNetConfiguration::getLayer)
                    .filter(BaseLayer.class::isInstance)
                    .forEach(layer -> ((BaseLayer) layer).setRegularization(decay));
        }
        return configuration;
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
