package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.kernel.Kernels;
import org.rnn4j.models.kernel.fused.Gemms;
import org.rnn4j.models.layer.SequencePooling;
import org.rnn4j.models.parallel.Workers;

/** Networks that answer whole sequences: a job's body, then a head that a task adds. */
abstract class PredictorFactory implements NetworkFactory {

    /**
     * Adds the layers of the head.
     *
     * @throws UserException where the task cannot answer what the data asks for, or a setting has no meaning in it
     */
    abstract void addHead(NeuralNetConfiguration.ListBuilder layers, JobSpec job, InputSpec input, OutputSpec output);

    @Override
    public final SequencePredictor create(JobSpec job, InputSpec input, OutputSpec output) {
        return restore(job, new Dl4jNetwork(network(job, input, output, DataType.FLOAT)));
    }

    /** A fresh network. */
    final MultiLayerNetwork network(JobSpec job, InputSpec input, OutputSpec output, DataType type) {
        ModelOptions.requireNoTying(task(), job.model());
        NeuralNetConfiguration.ListBuilder layers = BodyLayers.of(job, input, type);
        addHead(layers, job, input, output);
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        BodyLayers.start(network, input);
        return network;
    }

    @Override
    public final SequencePredictor restore(JobSpec job, SavedNetwork network) {
        MultiLayerNetwork layers = Dl4jNetwork.of(network).layers();
        boolean onCpu = Kernels.current() != Kernels.generic(); // which -Drnn4j.kernel=generic chooses, too
        if (!onCpu || !BodyLayers.areOurs(layers)) {
            return new GenericSequencePredictor(layers, Kernels.generic(), job.seed(), job.decoding());
        }
        Workers workers = Workers.of(job.effectiveThreads());
        return layers.params().dataType() == DataType.DOUBLE
                ? new DoubleSequencePredictor(layers, Gemms.float64(), workers, job.seed(), job.decoding())
                : new FloatSequencePredictor(layers, Gemms.float32(), workers, job.seed(), job.decoding());
    }

    /** Pooling over time, then one output a sequence. */
    static void addPooled(
            NeuralNetConfiguration.ListBuilder layers,
            ModelSpec model,
            int outputs,
            Activation activation,
            ILossFunction loss) {
        int width = BodyLayers.width(model);
        layers.layer(new SequencePooling.Builder(model.pooling())
                .directions(model.bidirectional() ? 2 : 1)
                .nIn(width)
                .build());
        OutputLayer.Builder head = new OutputLayer.Builder(loss)
                .activation(activation)
                .weightInit(WeightInit.XAVIER)
                .nIn(width)
                .nOut(outputs);
        if (model.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(model));
        }
        layers.layer(head.build());
    }

    /** One output a step. */
    static void addStepwise(
            NeuralNetConfiguration.ListBuilder layers,
            ModelSpec model,
            int outputs,
            Activation activation,
            ILossFunction loss) {
        RnnOutputLayer.Builder head = new RnnOutputLayer.Builder(loss)
                .activation(activation)
                .dataFormat(RNNFormat.NCW)
                .weightInit(WeightInit.XAVIER)
                .nIn(BodyLayers.width(model))
                .nOut(outputs);
        if (model.dropout() > 0) {
            head.dropOut(BodyLayers.dropout(model));
        }
        layers.layer(head.build());
    }

    final UserException cannotAnswer(JobSpec job, String needed, OutputSpec output) {
        return new UserException("task = %s needs data that asks for %s, but data.type = %s asks for %s"
                .formatted(task(), needed, job.dataType(), output));
    }
}
