package org.rnn4j.cli.tiny;

import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.ClassIds;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Softmax of a weighted sum of letters, in DL4J. */
public record TinyClassifier(MultiLayerNetwork layers) implements SequencePredictor {

    @Override
    public Dl4jNetwork network() {
        return new Dl4jNetwork(layers);
    }

    @Override
    public void revert() {
        throw new UnsupportedOperationException("it does not diverge");
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        layers.setLearningRate(learningRate);
        layers.fit(letters(batch), Nd4j.createFromArray(oneHot(batch)));
        return outcome(batch, layers.score() * batch.batch());
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return predict(batch).outcome();
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        float[][] probabilities = layers.output(letters(batch)).toFloatMatrix();
        double loss = 0;
        if (batch.targets() instanceof ClassIds targets) {
            for (int b = 0; b < batch.batch(); b++) {
                loss -= Math.log(probabilities[b][targets.classes()[b]]);
            }
        }
        return new Predicted(new Predictions.ClassProbabilities(probabilities), outcome(batch, loss));
    }

    private static Outcome outcome(SequenceBatch batch, double loss) {
        long targets = batch.targets() instanceof ClassIds ? batch.batch() : 0;
        return new Outcome(loss, targets, 0, RnnState.of(batch.batch(), new double[batch.batch()]));
    }

    /** How often each letter stands in each text, {@code [batch, alphabet]}. */
    private INDArray letters(SequenceBatch batch) {
        TokenIds ids = (TokenIds) batch.inputs();
        float[][] counts = new float[ids.batch()][(int) layers.getParam("0_W").size(0)];
        for (int b = 0; b < ids.batch(); b++) {
            for (int t = 0; t < batch.lengths()[b]; t++) {
                counts[b][ids.at(b, t)]++;
            }
        }
        return Nd4j.createFromArray(counts);
    }

    private float[][] oneHot(SequenceBatch batch) {
        float[][] hot = new float[batch.batch()][(int) layers.getParam("0_b").length()];
        int[] classes = ((ClassIds) batch.targets()).classes();
        Arrays.setAll(hot, b -> {
            hot[b][classes[b]] = 1;
            return hot[b];
        });
        return hot;
    }

    @Override
    public void close() {}

    /** The block {@code model} of a job. */
    public record Depth(@Default("1") int depth) {}

    /** The options of this task, which are its own. */
    public record Options(Depth model) {}

    /** Makes it for a job. */
    public static final class Factory implements NetworkFactory {
        @Override
        public String task() {
            return "tiny-classification";
        }

        @Override
        public Class<Options> options() {
            return Options.class;
        }

        @Override
        public boolean fits(InputSpec input, OutputSpec output) {
            return input instanceof InputSpec.Tokens && output instanceof OutputSpec.OneClass;
        }

        @Override
        public SequencePredictor create(JobSpec job, InputSpec input, OutputSpec output) {
            MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                    .seed(job.seed())
                    .updater(new Sgd(1))
                    .list()
                    .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                            .nIn(((InputSpec.Tokens) input).vocabularySize())
                            .nOut(((OutputSpec.OneClass) output).classes().size())
                            .activation(Activation.SOFTMAX)
                            .build())
                    .build());
            network.init();
            return new TinyClassifier(network);
        }

        @Override
        public SequencePredictor restore(JobSpec job, SavedNetwork network) {
            return new TinyClassifier(Dl4jNetwork.of(network).layers());
        }
    }
}
