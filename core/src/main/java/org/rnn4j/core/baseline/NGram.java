package org.rnn4j.core.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.rnn4j.core.error.Require;

/**
 * N-gram language model with interpolated modified Kneser-Ney smoothing.
 *
 * <pre>
 *   P(w | h) = (c(hw) - D(c(hw))) / Σ c(hv) + γ(h) · P(w | h')        γ(h) = Σ D(c(hv)) / Σ c(hv)
 * </pre>
 *
 * <p>h' is the context h without its first token, the sums run over the tokens v of the vocabulary, and the distribution
 * below the empty context is uniform over the vocabulary. c counts the longest n-grams as they occur, and of each shorter
 * one the different tokens before it. D is one of three {@link Discounts} per length. Unseen contexts are shortened.
 *
 * <p>Where a token ends each sequence of a stream, a context reaches back to the nearest end and not beyond, and a stream
 * begins as if after an end. Immutable, hence safe for use by several threads.
 *
 * @see <a href="https://doi.org/10.1006/csla.1999.0128">Chen and Goodman, 1999</a>, section 3
 */
public final class NGram {
    /** Maximum order: tokens of the longest n-grams that are counted. */
    public static final int MAX_ORDER = 10;

    private static final int FORMAT = 1;

    private final int vocabularySize;
    private final int end;
    private final List<NGramLevel> levels;

    NGram(int vocabularySize, int end, List<NGramLevel> levels) {
        this.vocabularySize = vocabularySize;
        this.end = end;
        this.levels = List.copyOf(levels);
    }

    /**
     * Counts the n-grams of one stream.
     *
     * @param tokens ids in [0, vocabularySize)
     * @param end the token that ends each sequence, if the stream has sequences
     * @param order tokens of the longest n-grams, 1 to {@value #MAX_ORDER}
     */
    public static NGram fit(int[] tokens, int vocabularySize, OptionalInt end, int order) {
        Require.inRange("baseline.order", order, 1, MAX_ORDER);
        NGramCounter counter = new NGramCounter(tokens, vocabularySize, end);
        NGram model = counter.next();
        while (model.order() < order) {
            model = counter.next();
        }
        return model;
    }

    /** Number of tokens of the longest n-grams. */
    public int order() {
        return levels.size();
    }

    /** Number of tokens that the model knows. */
    public int vocabularySize() {
        return vocabularySize;
    }

    /** Number of different n-grams of each length, from 1 to the order. */
    public List<Integer> sizes() {
        return levels.stream().map(NGramLevel::size).toList();
    }

    /** The context at the start of a stream. */
    public Context start() {
        Context empty = new Context(new int[] {0});
        return end < 0 ? empty : empty.then(end);
    }

    /** Mean of {@code -ln P} over the tokens of a stream. */
    public double lossNats(int[] tokens) {
        return Arrays.stream(probabilities(tokens)).map(p -> -Math.log(p)).sum() / tokens.length;
    }

    /** The probability of each token of a stream after those before it. */
    public double[] probabilities(int[] tokens) {
        double[] probabilities = new double[tokens.length];
        Context context = start();
        for (int i = 0; i < tokens.length; i++) {
            probabilities[i] = context.probability(tokens[i]);
            context = context.then(tokens[i]);
        }
        return probabilities;
    }

    /** Writes the counts in the format of {@link #readFrom}. */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        out.writeInt(vocabularySize);
        out.writeInt(end);
        out.writeInt(levels.size());
        for (NGramLevel level : levels) {
            out.writeInt(level.size());
            level.writeTo(out);
        }
    }

    /**
     * Reads a model that {@link #writeTo} wrote.
     *
     * @throws IOException if the data is damaged, or in a format that this version does not know
     */
    public static NGram readFrom(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("the n-grams have format %d, but must have %d".formatted(format, FORMAT));
        }
        int vocabularySize = in.readInt();
        int end = in.readInt();
        int order = in.readInt();
        if (vocabularySize < 1 || order < 1 || order > MAX_ORDER) {
            throw new IOException("the n-grams have order %d and a vocabulary of %d, but must have orders 1 to %d"
                    .formatted(order, vocabularySize, MAX_ORDER));
        }
        List<NGramLevel> levels = new ArrayList<>();
        int contexts = 1;
        while (levels.size() < order) {
            NGramLevel level = NGramLevel.readFrom(in, contexts, in.readInt(), vocabularySize);
            levels.add(level);
            contexts = level.size();
        }
        return new NGram(vocabularySize, end, levels);
    }

    /** The longest known sequence of tokens before the next one. Immutable. */
    public final class Context {
        /** For each context length, from 0, the id of an n-gram. */
        private final int[] ids;

        private Context(int[] ids) {
            this.ids = ids;
        }

        /** The context after one more token. */
        public Context then(int token) {
            int longest = Math.min(token == end ? 1 : ids.length, levels.size() - 1);
            int[] longer = new int[longest + 1];
            for (int length = 1; length <= longest; length++) {
                longer[length] = levels.get(length - 1).find(ids[length - 1], token);
                if (longer[length] < 0) {
                    return new Context(Arrays.copyOf(longer, length));
                }
            }
            return new Context(longer);
        }

        public double probability(int token) {
            double p = 1.0 / vocabularySize;
            for (int length = 0; length < ids.length; length++) {
                p = levels.get(length).probability(ids[length], token, p);
            }
            return p;
        }

        /** The probability of every token of the vocabulary; the sum is 1. */
        public double[] distribution() {
            double[] distribution = new double[vocabularySize];
            Arrays.fill(distribution, 1.0 / vocabularySize);
            for (int length = 0; length < ids.length; length++) {
                levels.get(length).interpolate(ids[length], distribution);
            }
            return distribution;
        }
    }
}
