package org.rnn4j.models.task;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.rnn4j.core.decode.Search;
import org.rnn4j.core.dl4j.Dl4jEnsemble;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.ensemble.EnsemblePredictor;
import org.rnn4j.models.head.Pooling;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.network.Engines;

/** Creates networks that predict for whole sequences: a body, then a head defined by the task. */
public abstract class PredictorFactory implements NetworkFactory {

    /** Whether the head predicts such targets from such inputs. */
    abstract boolean predicts(InputSpec input, OutputSpec output);

    @Override
    public final boolean fits(InputSpec input, OutputSpec output) {
        return (readsImages() || !BodyLayers.hasImages(input)) && predicts(input, output);
    }

    /** Whether the options of the task have an encoder of images. */
    boolean readsImages() {
        return false;
    }

    /**
     * Adds the layers of the head, for data that {@link #fits}.
     *
     * @throws UserException if an option does not apply to the data
     */
    abstract void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output);

    /** Whether there are recurrent layers below the head. */
    boolean hasBody(JobSpec job) {
        return true;
    }

    /** A predictor with the search of the job's options; decoders search on their own. */
    SequencePredictor searched(JobSpec job, SequencePredictor network) {
        return network;
    }

    /** The block {@code model} of the task's options. */
    abstract TaskModel model(JobSpec job);

    @Override
    public final String describe(JobSpec job) {
        int networks = model(job).networks();
        return model(job).body().describe() + (networks == 1 ? "" : ", %d networks".formatted(networks));
    }

    @Override
    public final SequencePredictor create(JobSpec job, InputSpec input, OutputSpec output) {
        List<Dl4jNetwork> networks = IntStream.range(0, model(job).networks())
                .mapToObj(member -> new Dl4jNetwork(network(member(job, member), input, output, DataType.FLOAT)))
                .toList();
        return restore(job, networks.size() == 1 ? networks.get(0) : new Dl4jEnsemble(networks));
    }

    /** The job of one of several networks. */
    private static JobSpec member(JobSpec job, int member) {
        return new JobSpec(
                job.name(),
                job.task(),
                job.seed() + member,
                job.threads(),
                job.data(),
                job.training(),
                job.search(),
                job.options());
    }

    @Override
    public final Optional<SavedNetwork.Format> format() {
        return Optional.of(Dl4jEnsemble.FORMAT);
    }

    /** Creates an initialised network. */
    public final MultiLayerNetwork network(JobSpec job, InputSpec input, OutputSpec output, DataType type) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration(job, input, output, type));
        network.init();
        BodyLayers.start(network, input);
        return network;
    }

    private MultiLayerConfiguration configuration(JobSpec job, InputSpec input, OutputSpec output, DataType type) {
        InputRequirements.requireFit(this, job, input, output);
        NeuralNetConfiguration.ListBuilder layers =
                hasBody(job) ? BodyLayers.of(job, model(job), input, type) : BodyLayers.none(job, type);
        addHead(layers, job, input, output);
        return BodyLayers.configuration(layers, job);
    }

    @Override
    public final void requireSizes(JobSpec job, InputSpec input, OutputSpec output, SavedNetwork network) {
        List<Dl4jNetwork> members = Dl4jEnsemble.membersOf(network);
        if (members.size() != model(job).networks()) {
            throw new UserException("the bundle has %d networks, but its job has model.ensemble = %d"
                    .formatted(members.size(), model(job).networks()));
        }
        MultiLayerConfiguration configuration = configuration(job, input, output, DataType.FLOAT);
        members.forEach(member -> SavedSizes.require(member, configuration));
    }

    @Override
    public final SequencePredictor restore(JobSpec job, SavedNetwork network) {
        DecodingSpec decoding = job.block(DecodingSpec.class).orElseGet(DecodingSpec::defaults);
        return searched(job, restore(job, network, Search.of(decoding)));
    }

    @Override
    public final SequencePredictor restore(JobSpec job, SavedNetwork network, LanguageModelFusion fusion) {
        return job.block(DecodingSpec.class)
                .map(decoding -> restore(job, network, new Search(decoding, Optional.of(fusion))))
                .orElseGet(() -> fused(job, network, fusion));
    }

    /** A predictor that does not write with a decoder, with a language model. */
    SequencePredictor fused(JobSpec job, SavedNetwork network, LanguageModelFusion fusion) {
        return (SequencePredictor) NetworkFactory.super.restore(job, network, fusion);
    }

    private static SequencePredictor restore(JobSpec job, SavedNetwork network, Search search) {
        List<Dl4jNetwork> members = Dl4jEnsemble.membersOf(network);
        List<SequencePredictor> predictors = IntStream.range(0, members.size())
                .mapToObj(member -> Engines.predictor(
                        members.get(member).layers(), job.seed() + member, job.effectiveThreads(), search))
                .toList();
        return predictors.size() == 1 ? predictors.get(0) : new EnsemblePredictor(predictors);
    }

    /** Adds pooling over time and an output layer with one output per sequence. */
    static void addPooled(
            NeuralNetConfiguration.ListBuilder layers,
            TaskModel model,
            InputSpec input,
            Pooling pooling,
            int outputs,
            Activation activation,
            ILossFunction loss) {
        BodySpec body = model.body();
        int width = BodyLayers.width(model, input);
        boolean readsBothWays = body.bidirectional() && model.recurrentLayers(input) > 0;
        layers.layer(new SequencePooling.Builder(pooling)
                .directions(readsBothWays ? 2 : 1)
                .nIn(width)
                .build());
        OutputLayer.Builder head = new OutputLayer.Builder(loss)
                .activation(activation)
                .weightInit(WeightInit.XAVIER)
                .nIn(width)
                .nOut(outputs);
        if (body.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(body));
        }
        layers.layer(head.build());
    }

    /** Adds an output layer with one output per time step. */
    static void addStepwise(
            NeuralNetConfiguration.ListBuilder layers,
            BodySpec body,
            int outputs,
            Activation activation,
            ILossFunction loss) {
        RnnOutputLayer.Builder head = new RnnOutputLayer.Builder(loss)
                .activation(activation)
                .dataFormat(RNNFormat.NCW)
                .weightInit(WeightInit.XAVIER)
                .nIn(body.width())
                .nOut(outputs);
        if (body.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(body));
        }
        layers.layer(head.build());
    }
}
