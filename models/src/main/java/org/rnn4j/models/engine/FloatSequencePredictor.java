package org.rnn4j.models.engine;

import java.util.Optional;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.SequenceBatch;

/**
 * A predictor on the CPU: a body and a head. {@link #predict} and {@link #evaluate} are thread-safe: concurrent calls use
 * separate buffers, which are kept until {@link #close}.
 */
public final class FloatSequencePredictor implements SequencePredictor {
    private final FloatEngine engine;

    public FloatSequencePredictor(FloatEngine engine) {
        this.engine = engine;
    }

    @Override
    public SavedNetwork network() {
        return engine.network();
    }

    @Override
    public void revert() {
        engine.revert();
    }

    @Override
    public Optional<WeightAverage> average() {
        return Optional.of(engine.average());
    }

    @Override
    public Outcome train(SequenceBatch batch, RnnState before, double learningRate, double clipNorm) {
        return engine.train(batch, before, learningRate, clipNorm);
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        return engine.evaluate(batch, before);
    }

    @Override
    public Predicted predict(SequenceBatch batch) {
        return engine.predict(batch, null);
    }

    @Override
    public Predicted advance(SequenceBatch batch, RnnState before) {
        return engine.predict(batch, before);
    }

    /** Gradients of the last call of {@link #train} before clipping, in the order of the flat parameters. */
    public float[] gradients() {
        return engine.gradients();
    }

    @Override
    public String computation() {
        return engine.computation();
    }

    @Override
    public void close() {
        engine.close();
    }
}
