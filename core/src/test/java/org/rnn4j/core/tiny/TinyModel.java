package org.rnn4j.core.tiny;

import java.util.Optional;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.NoOp;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/**
 * A table of logits for the next token, one row for each pair of the token before and this one. The token before is its
 * whole recurrent state, so a state that is not carried costs it dearly. Learns by plain gradient descent in float64; the
 * table lives in the parameters of a DL4J network.
 */
public class TinyModel implements LanguageModel {
    private final MultiLayerNetwork network;
    private final int vocabulary;
    private final double[] table;

    /** A table of zeros. */
    public TinyModel(int vocabulary) {
        this(emptyNetwork(vocabulary));
    }

    TinyModel(MultiLayerNetwork network) {
        this.network = network;
        this.vocabulary = (int) network.getParam("0_b").length();
        this.table = network.params().toDoubleVector();
    }

    private static MultiLayerNetwork emptyNetwork(int vocabulary) {
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .dataType(DataType.DOUBLE)
                .updater(new NoOp())
                .list()
                .layer(new OutputLayer.Builder(LossFunction.MCXENT)
                        .nIn((vocabulary + 1) * vocabulary)
                        .nOut(vocabulary)
                        .activation(Activation.SOFTMAX)
                        .build())
                .build();
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        network.params().assign(0);
        return network;
    }

    @Override
    public Dl4jNetwork network() {
        INDArray flat = Nd4j.createFromArray(table).reshape(1, table.length);
        network.params().assign(flat);
        return new Dl4jNetwork(network);
    }

    @Override
    public void revert() {
        System.arraycopy(network.params().toDoubleVector(), 0, table, 0, table.length);
    }

    @Override
    public Optional<WeightAverage> average() {
        return Optional.of(new TinyAverage(table));
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        double[] gradient = new double[table.length];
        Outcome seen = pass(batch, before, gradient);
        double squares = 0;
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] /= seen.targets();
            squares += gradient[i] * gradient[i];
        }
        double norm = Math.sqrt(squares);
        double scale = clipNorm > 0 && norm > clipNorm ? clipNorm / norm : 1;
        for (int i = 0; i < gradient.length && Double.isFinite(seen.lossNats()); i++) {
            table[i] -= learningRate * scale * gradient[i];
        }
        return new Outcome(seen.lossNats(), seen.targets(), norm, seen.after());
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return pass(batch, before, new double[table.length]);
    }

    private Outcome pass(SequenceBatch batch, RnnState before, double[] gradient) {
        TokenIds inputs = (TokenIds) batch.inputs();
        TokenIds targets = (TokenIds) batch.targets();
        double[] state = before == null ? new double[batch.batch()] : before.part(0);
        double loss = 0;
        for (int b = 0; b < inputs.batch(); b++) {
            for (int t = 0; t < inputs.time(); t++) {
                int row = row(state[b], inputs.at(b, t));
                double[] p = softmax(row);
                loss -= Math.log(p[targets.at(b, t)]);
                for (int k = 0; k < vocabulary; k++) {
                    gradient[row + k] += p[k] - (k == targets.at(b, t) ? 1 : 0);
                }
                state[b] = inputs.at(b, t) + 1;
            }
        }
        return new Outcome(loss, (long) inputs.batch() * inputs.time(), Double.NaN, RnnState.of(inputs.batch(), state));
    }

    @Override
    public NextToken step(int[] tokens, RnnState before) {
        double[] state = before == null ? new double[tokens.length] : before.part(0);
        float[][] logits = new float[tokens.length][vocabulary];
        for (int b = 0; b < tokens.length; b++) {
            int row = row(state[b], tokens[b]);
            for (int k = 0; k < vocabulary; k++) {
                logits[b][k] = (float) table[row + k];
            }
            state[b] = tokens[b] + 1;
        }
        return new NextToken(logits, RnnState.of(tokens.length, state));
    }

    private int row(double before, int token) {
        return (((int) before) * vocabulary + token) * vocabulary;
    }

    private double[] softmax(int row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < vocabulary; k++) {
            max = Math.max(max, table[row + k]);
        }
        double[] p = new double[vocabulary];
        double sum = 0;
        for (int k = 0; k < vocabulary; k++) {
            p[k] = Math.exp(table[row + k] - max);
            sum += p[k];
        }
        for (int k = 0; k < vocabulary; k++) {
            p[k] /= sum;
        }
        return p;
    }

    @Override
    public void close() {}

    /** Options of a job. */
    public record Options(SampleSpec sample) {}

    /** Creates the model for a job. */
    public static final class Factory implements NetworkFactory {
        @Override
        public String task() {
            return "language-model";
        }

        @Override
        public Class<Options> options() {
            return Options.class;
        }

        @Override
        public boolean fits(InputSpec input, OutputSpec output) {
            return input instanceof InputSpec.Tokens && output instanceof OutputSpec.Tokens;
        }

        @Override
        public LanguageModel create(JobSpec job, InputSpec input, OutputSpec output) {
            return new TinyModel(((InputSpec.Tokens) input).vocabularySize());
        }

        @Override
        public LanguageModel restore(JobSpec job, SavedNetwork network) {
            return new TinyModel(Dl4jNetwork.of(network).layers());
        }
    }
}
