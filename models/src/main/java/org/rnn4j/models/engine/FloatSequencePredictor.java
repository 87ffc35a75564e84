package org.rnn4j.models.engine;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SequencePredictor;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.parallel.Workers;

/**
 * A predictor that trains and runs a DL4J network of a body and a head on the CPU. Calls of {@link #predict} and
 * {@link #evaluate} that run at once do so in buffers of their own, which are kept until {@link #close}.
 */
public final class FloatSequencePredictor implements SequencePredictor {
    private final FloatEngine engine;

    /**
     * A model around an initialised network.
     *
     * @param seed of dropout
     * @param decoding search options of a network that generates sequences
     */
    public FloatSequencePredictor(
            MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed, DecodingSpec decoding) {
        FloatNetwork read = new FloatNetwork(network, gemm, workers);
        engine = read.engine(FloatHeads.of(network, gemm, read.depth, read.body.parameters, decoding), seed);
    }

    /** A model of a network that generates no sequences. */
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
