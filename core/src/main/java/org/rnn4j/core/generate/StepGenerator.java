package org.rnn4j.core.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.rnn4j.core.distribution.StepDistribution;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Piece;
import org.rnn4j.core.sequence.Predictions;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.StepCodec;

/**
 * Generates steps with a model that predicts the distribution of the next one: it reads the prompt, then each step that was drawn, with
 * the recurrent state carried. All pieces are generated at once. Thread-safe while the model is not trained.
 */
public final class StepGenerator {
    private final SequencePredictor model;
    private final StepCodec codec;

    public StepGenerator(SequencePredictor model, StepCodec codec) {
        this.model = model;
        this.codec = codec;
    }

    /** A piece that grows. */
    private record Growing(int index, List<double[]> steps, SplittableRandom random) {}

    /**
     * Generates pieces.
     *
     * @throws UserException if the model reads in both directions, or its output is NaN
     */
    public List<Made> generate(PieceSpec spec) {
        List<double[]> prompt =
                spec.prompt().map(piece -> ((Piece.Steps) piece).steps()).orElse(List.of());
        List<Growing> all = IntStream.range(0, spec.temperatures().size())
                .mapToObj(i -> new Growing(i, new ArrayList<>(), new SplittableRandom(spec.seed() + i)))
                .toList();
        boolean[] ended = new boolean[all.size()];
        List<Growing> growing = all;
        RnnState state = null;
        for (int length = 0; length < prompt.size() + spec.length() && !growing.isEmpty(); length++) {
            Predicted predicted = next(growing, state);
            state = predicted.outcome().after();
            if (state.parts() == 0) {
                throw new UserException(
                        "the model reads in both directions, so it cannot generate; train it with model.bidirectional = false");
            }
            Predictions.Steps steps = (Predictions.Steps) predicted.predictions();
            List<Integer> kept = new ArrayList<>();
            for (int i = 0; i < growing.size(); i++) {
                Growing piece = growing.get(i);
                double[] step = length < prompt.size()
                        ? prompt.get(length)
                        : drawn(
                                steps.distribution(),
                                steps.parameters()[i][0],
                                spec.temperatures().get(piece.index()),
                                piece);
                piece.steps().add(step);
                ended[piece.index()] =
                        length >= prompt.size() && steps.distribution().ends(step);
                if (!ended[piece.index()]) {
                    kept.add(i);
                }
            }
            state = state.rows(kept.stream().mapToInt(i -> i).toArray());
            growing = kept.stream().map(growing::get).toList();
        }
        return all.stream()
                .map(piece -> new Made(
                        new Piece.Steps(piece.steps()),
                        prompt.size(),
                        ended[piece.index()],
                        spec.temperatures().get(piece.index())))
                .toList();
    }

    private static double[] drawn(
            StepDistribution distribution, float[] parameters, double temperature, Growing piece) {
        double[] row = new double[parameters.length];
        for (int j = 0; j < row.length; j++) {
            if (Float.isNaN(parameters[j])) {
                throw new UserException("the model's output is NaN: its training failed; use an earlier bundle");
            }
            row[j] = parameters[j];
        }
        return distribution.draw(row, temperature, piece.random());
    }

    /** The distributions after the steps of some pieces. */
    private Predicted next(List<Growing> pieces, RnnState state) {
        int features = codec.inputFeatures();
        float[] values = new float[pieces.size() * features];
        for (int b = 0; b < pieces.size(); b++) {
            double[] input = codec.inputAfter(pieces.get(b).steps());
            for (int f = 0; f < features; f++) {
                values[b * features + f] = (float) input[f];
            }
        }
        RealVectors inputs = new RealVectors(pieces.size(), features, 1, values);
        SequenceBatch batch = new SequenceBatch(inputs, new SequenceValues.None(pieces.size()), null, state != null);
        return model.advance(batch, state);
    }
}
