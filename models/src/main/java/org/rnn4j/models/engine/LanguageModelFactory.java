package org.rnn4j.models.engine;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.distribution.TruncatedNormalDistribution;
import org.deeplearning4j.nn.conf.distribution.UniformDistribution;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.RmsProp;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.job.OptimizerSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.parallel.Workers;

/**
 * Networks that predict the next token of a stream: recurrent layers over token ids or over an embedding of them, then a
 * softmax.
 */
public final class LanguageModelFactory implements NetworkFactory {

    @Override
    public String task() {
        return "language-model";
    }

    @Override
    public LanguageModel create(JobSpec job, InputSpec input, OutputSpec output) {
        if (!(input instanceof InputSpec.Tokens in) || !(output instanceof OutputSpec.Tokens out)) {
            throw new UserException(
                    "task = language-model needs data of tokens in and out, but data.type = %s gives %s in and %s out"
                            .formatted(job.dataType(), input, output));
        }
        if (job.model().bidirectional()) {
            throw new UserException(
                    "model.bidirectional = true, but a language model must not read ahead; leave it out");
        }
        if (job.model().tieEmbedding() && in.vocabularySize() != out.vocabularySize()) {
            throw new UserException("model.tie-embedding = true, but the data reads %d tokens and answers %d"
                    .formatted(in.vocabularySize(), out.vocabularySize()));
        }
        MultiLayerNetwork network =
                new MultiLayerNetwork(configuration(job, in.vocabularySize(), out.vocabularySize(), DataType.FLOAT));
        network.init();
        Tying tying = Tying.of(network);
        if (tying != null) {
            tying.follow(network.params());
        }
        return restore(job, network);
    }

    @Override
    public LanguageModel restore(JobSpec job, Model network) {
        MultiLayerNetwork layers = (MultiLayerNetwork) network;
        if (Kernels.current() == Kernels.generic()) { // not a CPU, or -Drnn4j.kernel=generic
            return new GenericLanguageModel(layers, Kernels.generic(), job.seed());
        }
        Workers workers = Workers.of(job.effectiveThreads());
        return layers.params().dataType() == DataType.DOUBLE
                ? new DoubleLanguageModel(layers, Gemms.float64(), workers, job.seed())
                : new FloatLanguageModel(layers, Gemms.float32(), workers, job.seed());
    }

    /** The DL4J configuration of a job's network. */
    static MultiLayerConfiguration configuration(JobSpec job, int inputs, int outputs, DataType type) {
        ModelSpec model = job.model();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(job.seed())
                .dataType(type)
                .updater(updater(job.training().optimizer()))
                .list();
        boolean embeds = model.embeddingSize() > 0;
        if (embeds) {
            layers.layer(new TokenEmbedding.Builder()
                    .nIn(inputs)
                    .nOut(model.embeddingSize())
                    .tied(model.tieEmbedding())
                    .build());
        }
        for (int l = 0; l < model.layers(); l++) {
            boolean readsIds = l == 0 && !embeds;
            Recurrent.Builder layer = new Recurrent.Builder(Cell.of(model))
                    .tokens(readsIds)
                    .nIn(readsIds ? inputs : l == 0 ? model.embeddingSize() : model.hiddenSize())
                    .nOut(model.hiddenSize())
                    .residual(l > 0 && model.residual())
                    .recurrentDropout(model.recurrentDropout())
                    .zoneout(model.zoneout());
            start(layer, model);
            if (!readsIds && model.dropout() > 0) {
                layer.dropOut(dropout(model));
            }
            layers.layer(layer.build());
        }
        RnnOutputLayer.Builder head = new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .weightInit(WeightInit.XAVIER)
                .nIn(model.hiddenSize())
                .nOut(outputs);
        if (model.dropout() > 0) {
            head.dropOut(dropout(model));
        }
        return layers.layer(head.build()).build();
    }

    private static IDropout dropout(ModelSpec model) {
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
