package org.rnn4j.models.task;

import java.util.Optional;
import java.util.SplittableRandom;
import org.rnn4j.core.distribution.ValueMixture;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Predictions.Steps;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;

/**
 * A predictor of real values whose inputs are the step before. The values may be changes from the input ({@code
 * model.residual-output}), and inputs of the training may be the predictor's own steps ({@code training.own-input}).
 *
 * <p>Own steps are the likeliest ones: the mean of the likeliest component. The gradient does not flow through them.
 *
 * @see <a href="https://arxiv.org/abs/1707.05363">Li et al., 2018</a>, section 3.2
 */
final class OwnSteps implements SequencePredictor {
    private final SequencePredictor network;
    private final boolean residual;
    /** Number of true inputs, then of own ones, in turn; 0 = all are true. */
    private final int turn;

    private OwnSteps(SequencePredictor network, boolean residual, int turn) {
        this.network = network;
        this.residual = residual;
        this.turn = turn;
    }

    /** The predictor with the options of a job. */
    static SequencePredictor of(GenerationOptions options, SequencePredictor network) {
        boolean residual = options.model().residualOutput();
        int turn = options.training().ownInput();
        return residual || turn > 0 ? new OwnSteps(network, residual, turn) : network;
    }

    /**
     * Checks that the options apply to the data.
     *
     * @throws UserException if steps are no real values, or inputs are not the step before
     */
    static void requireFit(GenerationOptions options, InputSpec.Vectors input, OutputSpec output) {
        String set = options.model().residualOutput()
                ? "model.residual-output = true"
                : "training.own-input = " + options.training().ownInput();
        if (!options.model().residualOutput() && options.training().ownInput() == 0) {
            return;
        }
        if (!(output instanceof OutputSpec.RealValues values) || values.features() != input.features()) {
            throw new UserException(
                    "%s, but that needs steps of real values that are also the next inputs, and the data has inputs: %s, targets: %s; leave it out"
                            .formatted(set, input.description(), output.description()));
        }
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        SequenceBatch read = turn == 0 ? batch : withOwnInputs(batch, before);
        return network.train(relative(read), before, learningRate, clipNorm);
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return network.evaluate(relative(batch), before);
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        return absolute(batch, network.predict(relative(batch)));
    }

    @Override
    public Predicted advance(SequenceBatch batch, RnnState before) {
        return absolute(batch, network.advance(relative(batch), before));
    }

    private boolean isOwn(int t) {
        return t % (2 * turn) >= turn;
    }

    /** The batch with the predictor's own steps at some of its inputs. */
    private SequenceBatch withOwnInputs(SequenceBatch batch, RnnState before) {
        RealVectors given = (RealVectors) batch.inputs();
        RealVectors inputs = new RealVectors(
                given.batch(), given.features(), given.time(), given.values().clone());
        RnnState state = before;
        int from = 0;
        for (int t = 1; t < inputs.time(); t++) {
            if (isOwn(t)) {
                Predicted predicted = advance(piece(inputs, from, t, state != null), state);
                state = predicted.outcome().after();
                from = t;
                put((Steps) predicted.predictions(), inputs, t);
            }
        }
        return new SequenceBatch(inputs, batch.targets(), batch.lengths(), batch.continues(), batch.examples());
    }

    /** Steps {@code [from, to)} of all sequences, including padding. */
    private static SequenceBatch piece(RealVectors inputs, int from, int to, boolean continues) {
        int time = to - from;
        float[] values = new float[inputs.batch() * inputs.features() * time];
        for (int row = 0; row < inputs.batch() * inputs.features(); row++) {
            System.arraycopy(inputs.values(), row * inputs.time() + from, values, row * time, time);
        }
        return new SequenceBatch(
                new RealVectors(inputs.batch(), inputs.features(), time, values),
                new SequenceValues.None(inputs.batch()),
                null,
                continues);
    }

    private static void put(Steps steps, RealVectors inputs, int t) {
        SplittableRandom unused = new SplittableRandom(0); // nothing is drawn at temperature 0
        for (int b = 0; b < inputs.batch(); b++) {
            float[] last = steps.parameters()[b][steps.parameters()[b].length - 1];
            double[] row = new double[last.length];
            for (int j = 0; j < row.length; j++) {
                row[j] = last[j];
            }
            double[] step = steps.distribution().draw(row, 0, unused);
            for (int f = 0; f < step.length; f++) {
                inputs.values()[(b * inputs.features() + f) * inputs.time() + t] = (float) step[f];
            }
        }
    }

    /** The batch with targets relative to the inputs of the same step. */
    private SequenceBatch relative(SequenceBatch batch) {
        if (!residual || !(batch.targets() instanceof RealVectors targets)) {
            return batch;
        }
        float[] changes = targets.values().clone();
        float[] inputs = ((RealVectors) batch.inputs()).values();
        for (int i = 0; i < changes.length; i++) {
            changes[i] -= inputs[i];
        }
        return new SequenceBatch(
                batch.inputs(),
                new RealVectors(targets.batch(), targets.features(), targets.time(), changes),
                batch.lengths(),
                batch.continues(),
                batch.examples());
    }

    private Predicted absolute(SequenceBatch batch, Predicted predicted) {
        if (residual) {
            Steps steps = (Steps) predicted.predictions();
            ValueMixture mixture = (ValueMixture) steps.distribution();
            RealVectors inputs = (RealVectors) batch.inputs();
            for (int b = 0; b < steps.batch(); b++) {
                for (int t = 0; t < steps.parameters()[b].length; t++) {
                    for (int k = 0; k < mixture.components(); k++) {
                        for (int f = 0; f < mixture.values(); f++) {
                            steps.parameters()[b][t][mixture.meanIndex(k, f)] += inputs.at(b, f, t);
                        }
                    }
                }
            }
        }
        return predicted;
    }

    @Override
    public SavedNetwork network() {
        return network.network();
    }

    @Override
    public void revert() {
        network.revert();
    }

    @Override
    public Optional<WeightAverage> average() {
        return network.average();
    }

    @Override
    public void close() {
        network.close();
    }
}
