package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.head.FloatDense;
import org.rnn4j.models.head.FloatTokenHead;
import org.rnn4j.models.head.FloatTokenPass;
import org.rnn4j.models.head.PredictionRows;
import org.rnn4j.models.kernel.fused.Chunks;
import org.rnn4j.models.kernel.fused.FloatGemm;
import org.rnn4j.models.layer.Recurrent;
import org.rnn4j.models.layer.TokenEmbedding;
import org.rnn4j.models.parallel.Workers;

/**
 * A DL4J network of {@link Recurrent} layers over token ids and an {@link RnnOutputLayer}, with or without a
 * {@link TokenEmbedding} before them, trained and run on the CPU.
 */
public final class FloatLanguageModel implements LanguageModel {
    /** From so many streams on, a step is shared out between threads. */
    private static final int SHARED_STREAMS = 16;

    private final FloatEngine engine;
    private final int vocabulary;

    /**
     * A model around an initialised network.
     *
     * @param seed of dropout
     */
    public FloatLanguageModel(MultiLayerNetwork network, FloatGemm gemm, Workers workers, long seed) {
        FloatNetwork read = new FloatNetwork(network, gemm, workers);
        RnnOutputLayer output =
                (RnnOutputLayer) network.getLayer(read.depth).conf().getLayer();
        int hidden = (int) output.getNIn();
        vocabulary = (int) output.getNOut();
        int own = read.body.parameters;
        FloatDense dense =
                new FloatDense(gemm, hidden, vocabulary, read.parameters.headWeights(own), own + hidden * vocabulary);
        engine = read.engine(new FloatTokenHead(dense), seed);
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
    public NextToken step(int[] tokens, RnnState before) {
        engine.packForward();
        int shared = tokens.length < SHARED_STREAMS ? 1 : engine.threads();
        Chunks.Chunk[] shares = Chunks.of(tokens.length, 1, null, shared);
        var logits = PredictionRows.room(tokens.length);
        TokenIds ids = new TokenIds(tokens.length, 1, tokens);
        RnnState after = engine.run(shares, ids, null, before, (c, chunk) -> {
            chunk.forward(null);
            var values = ((FloatTokenPass) chunk.head).logits();
            for (int i = 0; i < chunk.rows().length; i++) {
                logits[chunk.rows()[i]] = PredictionRows.row(values, i * vocabulary, vocabulary);
            }
        });
        return new NextToken(logits, after);
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
