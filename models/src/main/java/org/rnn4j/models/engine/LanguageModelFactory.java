package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
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
        ModelOptions.requireNoCrf(task(), job.model());
        ModelOptions.requireNoClassWeights(task(), job.model());
        ModelOptions.requirePoints(task(), job.model());
        ModelOptions.requireNoPooling(task(), job.model());
        if (job.model().tieEmbedding() && in.vocabularySize() != out.vocabularySize()) {
            throw new UserException("model.tie-embedding = true, but the data reads %d tokens and answers %d"
                    .formatted(in.vocabularySize(), out.vocabularySize()));
        }
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(job, in, out.vocabularySize(), DataType.FLOAT));
        network.init();
        BodyLayers.start(network, in);
        Tying tying = Tying.of(network);
        if (tying != null) {
            tying.follow(network.params());
        }
        return restore(job, new Dl4jNetwork(network));
    }

    @Override
    public LanguageModel restore(JobSpec job, SavedNetwork network) {
        MultiLayerNetwork layers = Dl4jNetwork.of(network).layers();
        boolean onCpu = Kernels.current() != Kernels.generic(); // which -Drnn4j.kernel=generic chooses, too
        if (!onCpu || !BodyLayers.areOurs(layers)) {
            return new GenericLanguageModel(layers, Kernels.generic(), job.seed());
        }
        Workers workers = Workers.of(job.effectiveThreads());
        return layers.params().dataType() == DataType.DOUBLE
                ? new DoubleLanguageModel(layers, Gemms.float64(), workers, job.seed())
                : new FloatLanguageModel(layers, Gemms.float32(), workers, job.seed());
    }

    /** The DL4J configuration of a job's network. */
    static MultiLayerConfiguration configuration(JobSpec job, InputSpec.Tokens input, int outputs, DataType type) {
        ModelSpec model = job.model();
        RnnOutputLayer.Builder head = new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .weightInit(WeightInit.XAVIER)
                .nIn(model.hiddenSize())
                .nOut(outputs);
        if (model.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(model));
        }
        return BodyLayers.of(job, input, type).layer(head.build()).build();
    }

    /** Of a network that reads and answers tokens of these many. */
    static MultiLayerConfiguration configuration(JobSpec job, int inputs, int outputs, DataType type) {
        return configuration(job, new InputSpec.Tokens(inputs), outputs, type);
    }
}
