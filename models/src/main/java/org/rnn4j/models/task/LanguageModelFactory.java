package org.rnn4j.models.task;

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
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.network.Engines;
import org.rnn4j.models.network.Tying;

/**
 * Creates language models, which predict the next token of a stream: an optional embedding, recurrent layers, then a
 * softmax over the vocabulary.
 */
public final class LanguageModelFactory implements NetworkFactory {

    @Override
    public String task() {
        return "language-model";
    }

    @Override
    public Class<LanguageModelOptions> options() {
        return LanguageModelOptions.class;
    }

    @Override
    public boolean fits(InputSpec input, OutputSpec output) {
        return input instanceof InputSpec.Tokens && output instanceof OutputSpec.Tokens;
    }

    @Override
    public LanguageModel create(JobSpec job, InputSpec input, OutputSpec output) {
        InputRequirements.requireFit(this, job, input, output);
        InputSpec.Tokens in = (InputSpec.Tokens) input;
        OutputSpec.Tokens out = (OutputSpec.Tokens) output;
        LanguageModelOptions.Model model = model(job);
        if (model.body().bidirectional()) {
            throw new UserException("model.bidirectional = true, but a language model cannot read ahead; leave it out");
        }
        if (model.tieEmbedding() && in.vocabularySize() != out.vocabularySize()) {
            throw new UserException(
                    "model.tie-embedding = true, but the vocabulary has %d tokens for inputs and %d for targets; leave it out"
                            .formatted(in.vocabularySize(), out.vocabularySize()));
        }
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(job, in, out.vocabularySize(), DataType.FLOAT));
        network.init();
        BodyLayers.start(network, in);
        Tying.tie(network);
        return restore(job, new Dl4jNetwork(network));
    }

    @Override
    public void requireSizes(JobSpec job, InputSpec input, OutputSpec output, SavedNetwork network) {
        InputRequirements.requireFit(this, job, input, output);
        int outputs = ((OutputSpec.Tokens) output).vocabularySize();
        SavedSizes.require(network, configuration(job, (InputSpec.Tokens) input, outputs, DataType.FLOAT));
    }

    @Override
    public LanguageModel restore(JobSpec job, SavedNetwork network) {
        return Engines.languageModel(Dl4jNetwork.of(network).layers(), job.seed(), job.effectiveThreads());
    }

    @Override
    public String describe(JobSpec job) {
        return model(job).body().describe();
    }

    private static LanguageModelOptions.Model model(JobSpec job) {
        return job.options(LanguageModelOptions.class).model();
    }

    /** Creates the DL4J configuration of a job's network. */
    public static MultiLayerConfiguration configuration(
            JobSpec job, InputSpec.Tokens input, int outputs, DataType type) {
        BodySpec body = model(job).body();
        RnnOutputLayer.Builder head = new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
                .activation(Activation.SOFTMAX)
                .dataFormat(RNNFormat.NCW)
                .weightInit(WeightInit.XAVIER)
                .nIn(body.hiddenSize())
                .nOut(outputs);
        if (body.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(body));
        }
        return BodyLayers.configuration(
                BodyLayers.of(job, model(job), input, type).layer(head.build()), job);
    }

    /** Creates the DL4J configuration of a job's network for the given vocabulary sizes. */
    public static MultiLayerConfiguration configuration(JobSpec job, int inputs, int outputs, DataType type) {
        return configuration(job, new InputSpec.Tokens(inputs), outputs, type);
    }
}
