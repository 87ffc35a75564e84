package org.rnn4j.models.engine;

import java.util.Optional;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.WeightAverage;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.models.head.FloatTokenHead;
import org.rnn4j.models.head.FloatTokenPass;
import org.rnn4j.models.head.PredictionRows;
import org.rnn4j.models.kernel.fused.Chunks;

/**
 * A language model on the CPU: a body over token ids, then a softmax over the vocabulary. {@link #step} and
 * {@link #evaluate} are thread-safe: concurrent calls use separate buffers, which are kept until {@link #close}.
 */
public final class FloatLanguageModel implements LanguageModel {
    /** Minimum number of streams for which a step runs on several threads. */
    private static final int SHARED_STREAMS = 16;

    private final FloatEngine engine;
    private final int vocabulary;

    /** @param engine engine whose head is a {@link FloatTokenHead} */
    public FloatLanguageModel(FloatEngine engine, int vocabulary) {
        this.engine = engine;
        this.vocabulary = vocabulary;
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
    public NextToken step(int[] tokens, RnnState before) {
        engine.packForward();
        int shared = tokens.length < SHARED_STREAMS ? 1 : engine.threads();
        Chunks.Chunk[] shares = Chunks.of(tokens.length, 1, null, shared);
        var logits = PredictionRows.newRows(tokens.length);
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
