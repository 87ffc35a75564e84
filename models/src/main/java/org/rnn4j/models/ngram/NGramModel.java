package org.rnn4j.models.ngram;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalInt;
import org.rnn4j.core.baseline.NGram;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.baseline.SavedNGram;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/**
 * An {@link NGram} as a language model. Its state holds the last tokens, {@code [batch, order - 1]}, the latest last; -1
 * before the first token. Unlike a recurrent network it also predicts the first token of a stream. Before it is fitted,
 * all tokens are equally likely. Safe for use by several threads while it is not fitted.
 */
public final class NGramModel implements LanguageModel, FittedModel {
    /** Bytes per token while n-grams are counted: sorted positions, ids, and counts of all lengths. */
    private static final long BYTES_PER_TOKEN = 100;

    private final int order;
    private NGram ngram;
    private boolean limited;

    NGramModel(int order, int vocabularySize) {
        this(order, NGram.fit(new int[0], vocabularySize, OptionalInt.empty(), 1));
    }

    /** @param order 0 = chosen when it is fitted */
    NGramModel(int order, NGram ngram) {
        this.order = order;
        this.ngram = ngram;
    }

    @Override
    public void requireFit(SequenceData data) {
        if (!(data instanceof TokenStream text)) {
            throw new UserException("task = n-gram needs data.type = text");
        }
        if (text.size(Split.TRAIN) == 0) {
            throw new UserException("task = n-gram: the data has no training split, or one of less than two tokens");
        }
        if (order == 0 && text.size(Split.VALIDATION) == 0) {
            throw new UserException(
                    "model.order = 0, but the data has no validation split to choose the order on; set it to 1 to %d"
                            .formatted(NGram.MAX_ORDER));
        }
        requireMemory(text, Runtime.getRuntime().maxMemory());
    }

    @Override
    public void fit(SequenceData data) {
        requireFit(data);
        TokenStream text = (TokenStream) data;
        int longest = order;
        if (order == 0) {
            NGramBaseline best = NGramBaseline.of(text);
            longest = best.order();
            limited = best.limited();
        }
        ngram = NGram.fit(text.tokens(Split.TRAIN), text.countedIds(), text.endOfSequence(), longest);
    }

    /** @param available bytes of the heap */
    static void requireMemory(TokenStream text, long available) {
        long tokens = text.size(Split.TRAIN) + text.size(Split.VALIDATION);
        long needed = tokens * BYTES_PER_TOKEN;
        if (needed > available) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "task = n-gram takes some %,d MB to count %,d tokens, but Java may use %,d MB; set RNN4J_OPTS=-Xmx%dg"
                            + " or use less text",
                    needed >> 20,
                    tokens,
                    available >> 20,
                    (needed >> 30) + 1));
        }
    }

    @Override
    public String fitted() {
        return String.format(
                Locale.ROOT,
                "%d-gram, %,d n-grams%s",
                ngram.order(),
                network().parameters(),
                limited ? " (longer ones are too many)" : "");
    }

    @Override
    public Outcome evaluate(SequenceData data, Split split) {
        int[] tokens = ((TokenStream) data).tokens(split);
        double nats = tokens.length == 0 ? 0 : ngram.lossNats(tokens) * tokens.length;
        return new Outcome(nats, tokens.length, Double.NaN, null);
    }

    @Override
    public Outcome evaluate(SequenceBatch batch, RnnState before) {
        TokenIds inputs = (TokenIds) batch.inputs();
        TokenIds targets = (TokenIds) batch.targets();
        double[][] states = new double[inputs.batch()][];
        double nats = 0;
        long count = 0;
        for (int b = 0; b < states.length; b++) {
            states[b] = recent(before, b);
            int length = batch.lengths() == null ? inputs.time() : batch.lengths()[b];
            for (int t = 0; t < length; t++) {
                states[b] = then(states[b], inputs.at(b, t));
                nats -= Math.log(context(states[b]).probability(targets.at(b, t)));
            }
            count += length;
        }
        return new Outcome(nats, count, Double.NaN, state(states));
    }

    @Override
    public NextToken step(int[] tokens, RnnState before) {
        double[][] states = new double[tokens.length][];
        float[][] logits = new float[tokens.length][];
        for (int b = 0; b < tokens.length; b++) {
            states[b] = then(recent(before, b), tokens[b]);
            double[] distribution = context(states[b]).distribution();
            logits[b] = new float[distribution.length];
            for (int token = 0; token < distribution.length; token++) {
                logits[b][token] = (float) Math.log(distribution[token]);
            }
        }
        return new NextToken(logits, state(states));
    }

    @Override
    public double[] probabilities(int[] tokens) {
        return Arrays.copyOfRange(ngram.probabilities(tokens), 1, tokens.length);
    }

    private double[] recent(RnnState before, int b) {
        int length = ngram.order() - 1;
        double[] recent = new double[length];
        Arrays.fill(recent, -1);
        if (before != null) {
            System.arraycopy(before.part(0), b * length, recent, 0, length);
        }
        return recent;
    }

    private static double[] then(double[] recent, int token) {
        double[] next = new double[recent.length];
        if (next.length > 0) {
            System.arraycopy(recent, 1, next, 0, next.length - 1);
            next[next.length - 1] = token;
        }
        return next;
    }

    private NGram.Context context(double[] recent) {
        NGram.Context context = ngram.start();
        for (double token : recent) {
            context = token < 0 ? context : context.then((int) token);
        }
        return context;
    }

    private static RnnState state(double[][] recent) {
        return RnnState.of(
                recent.length,
                Arrays.stream(recent).flatMapToDouble(Arrays::stream).toArray());
    }

    @Override
    public SavedNetwork network() {
        return new SavedNGram(ngram);
    }

    @Override
    public void revert() {
        throw new UnsupportedOperationException("a model that is fitted at once has nothing to return to");
    }

    @Override
    public void close() {}
}
