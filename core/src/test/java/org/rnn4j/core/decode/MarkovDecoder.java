package org.rnn4j.core.decode;

import java.util.Random;
import org.rnn4j.core.network.RnnState;

/** Random probabilities of the next token given the two before it and the source: all that a search can be told apart by. */
final class MarkovDecoder implements Decoder {
    static final int BEGIN = 0;
    static final int END = 1;

    private final int sources;
    private final int vocabulary;
    private final float[][] logs;
    private final boolean attends;

    MarkovDecoder(int sources, int vocabulary, long seed, boolean attends) {
        this.sources = sources;
        this.vocabulary = vocabulary;
        this.attends = attends;
        Random random = new Random(seed);
        logs = new float[sources * vocabulary * vocabulary][vocabulary];
        for (float[] row : logs) {
            double sum = 0;
            for (int v = 0; v < vocabulary; v++) {
                row[v] = (float) Math.exp(2 * random.nextGaussian());
                sum += row[v];
            }
            for (int v = 0; v < vocabulary; v++) {
                row[v] = (float) Math.log(row[v] / sum);
            }
        }
    }

    float[] logs(int source, int before, int last) {
        return logs[(source * vocabulary + before) * vocabulary + last];
    }

    float[] attention(int token) {
        return new float[] {token % 2 == 0 ? 0.75f : 0.25f, token % 2 == 0 ? 0.25f : 0.75f};
    }

    @Override
    public int sources() {
        return sources;
    }

    @Override
    public int vocabularySize() {
        return vocabulary;
    }

    @Override
    public int begin() {
        return BEGIN;
    }

    @Override
    public int end() {
        return END;
    }

    @Override
    public RnnState start() {
        return RnnState.of(sources, new double[sources]);
    }

    @Override
    public Step step(int[] which, int[] tokens, RnnState before) {
        float[][] answers = new float[tokens.length][];
        float[][] looked = new float[tokens.length][];
        double[] after = new double[tokens.length];
        double[] last = before.part(0);
        for (int row = 0; row < tokens.length; row++) {
            answers[row] = logs(which[row], (int) last[row], tokens[row]);
            looked[row] = attention(tokens[row]);
            after[row] = tokens[row];
        }
        return new Step(answers, RnnState.of(tokens.length, after), attends ? looked : null);
    }
}
