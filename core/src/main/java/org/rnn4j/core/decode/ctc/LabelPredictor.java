package org.rnn4j.core.decode.ctc;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.LanguageModelFusion;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.Decoded;
import org.rnn4j.core.sequence.Predictions.Sequences;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;

/** A predictor of {@link org.rnn4j.core.sequence.OutputSpec.Labels} and the search for its transcripts. */
public final class LabelPredictor implements SequencePredictor {
    private final SequencePredictor network;
    private final LabelSearch search;
    private final boolean readsBothWays;

    /**
     * A predictor.
     *
     * @param network predictor whose {@link Sequences} have log probabilities of labels
     * @param readsBothWays whether the network needs whole sequences
     */
    public LabelPredictor(SequencePredictor network, LabelSearch search, boolean readsBothWays) {
        this.network = network;
        this.search = search;
        this.readsBothWays = readsBothWays;
    }

    /** The same network, searched with a language model, words, both or none; closing one closes both. */
    public LabelPredictor with(Optional<LanguageModelFusion> language, Optional<TranscriptWords> words) {
        return new LabelPredictor(network, search.with(language, words), readsBothWays);
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        Predicted predicted = network.predict(batch);
        return new Predicted(search((Sequences) predicted.predictions()), predicted.outcome());
    }

    /** The log probabilities of the labels of a batch, with the best paths instead of the result of the search. */
    public Sequences read(SequenceBatch batch) {
        return (Sequences) network.predict(batch).predictions();
    }

    /** Searches in the log probabilities of labels. */
    public Sequences search(Sequences read) {
        if (search.isGreedy()) {
            return read;
        }
        List<List<Decoded>> best = Arrays.stream(read.labels()).map(search::of).toList();
        return new Sequences(best, read.labels());
    }

    /**
     * Reads the next time steps of some sequences that arrive piece by piece. The pieces give the same probabilities as the whole.
     *
     * @param inputs the next steps, the same number of each sequence
     * @param before the state after the steps before, or null at the beginning
     * @throws UserException if the network reads in both directions, and so needs the whole sequence
     */
    public Advance advance(SequenceValues inputs, RnnState before) {
        requireOneDirection();
        SequenceBatch batch =
                new SequenceBatch(inputs, new SequenceValues.None(inputs.batch()), null, before != null, null);
        Predicted predicted = network.advance(batch, before);
        return new Advance(
                ((Sequences) predicted.predictions()).labels(),
                predicted.outcome().after());
    }

    /**
     * The search for the labels of one sequence that arrives piece by piece.
     *
     * @throws UserException if the network reads in both directions, and so needs the whole sequence
     */
    public LabelStream stream() {
        requireOneDirection();
        return search.stream();
    }

    private void requireOneDirection() {
        if (readsBothWays) {
            throw new UserException(
                    "the model reads in both directions, so it needs whole sequences; train it with model.bidirectional = false");
        }
    }

    /**
     * The result of some time steps.
     *
     * @param labels {@code [batch][time][vocabulary]}, log probabilities of the labels at every step, the blank first
     * @param after the state after the last step
     */
    public record Advance(float[][][] labels, RnnState after) {}

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        return network.train(batch, before, learningRate, clipNorm);
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return network.evaluate(batch, before);
    }

    @Override
    public SavedNetwork network() {
        return network.network();
    }

    @Override
    public Optional<WeightAverage> average() {
        return network.average();
    }

    @Override
    public Predicted advance(SequenceBatch batch, RnnState before) {
        Predicted predicted = network.advance(batch, before);
        return new Predicted(search((Sequences) predicted.predictions()), predicted.outcome());
    }

    @Override
    public void revert() {
        network.revert();
    }

    @Override
    public String computation() {
        return network.computation();
    }

    @Override
    public void close() {
        network.close();
    }
}
