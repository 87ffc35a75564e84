package org.rnn4j.models.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.parallel.Workers;

/** A DL4J network of a body and a head that answers whole sequences, trained and run on the CPU. */
public final class FloatSequencePredictor implements SequencePredictor {
    private final FloatEngine engine;

    /**
     * A model around an initialised network.
     *
     * @param seed of dropout
     * @param decoding how a network that writes searches for its answers
     */
    public FloatSequencePredictor(
            MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed, DecodingSpec decoding) {
        FloatNetwork read = new FloatNetwork(network, gemm, workers);
        engine = read.engine(FloatHeads.of(network, gemm, read.depth, read.body.parameters, decoding), seed);
    }

    /** Of a network that does not write. */
    FloatSequencePredictor(MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed) {
        this(network, gemm, workers, seed, null);
    }

    @Override
    public SavedNetwork network() {
        return engine.network();
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
        return engine.predict(batch);
    }

    /** Gradients of the last {@link #train}, in the network's flat order, before clipping. */
    float[] gradients() {
        return engine.gradients();
    }

    @Override
    public void close() {
        engine.close();
    }
}
