package org.rnn4j.core.network;

import java.util.Arrays;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.SequenceModel.Outcome;
import org.rnn4j.core.network.SequencePredictor.Predicted;
import org.rnn4j.core.sequence.Predictions.NextTokens;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

/** Reads a batch of separate sequences step by step, and keeps how likely each target was. */
final class TokenSurprise {
    private final LanguageModel model;
    private final SequenceBatch batch;
    private final int[] lengths;

    TokenSurprise(LanguageModel model, SequenceBatch batch) {
        this.model = model;
        this.batch = batch;
        lengths = batch.lengths() == null
                ? filled(batch.inputs().batch(), ids(batch).time())
                : batch.lengths();
    }

    private static TokenIds ids(SequenceBatch batch) {
        return (TokenIds) batch.inputs();
    }

    private static int[] filled(int batch, int time) {
        int[] all = new int[batch];
        Arrays.fill(all, time);
        return all;
    }

    Predicted predict() {
        if (!(batch.targets() instanceof TokenIds targets)) { // nothing to compare with, but the state moves
            return new Predicted(
                    new NextTokens(
                            new float[lengths.length][0], new int[lengths.length][0], new int[lengths.length][0]),
                    model.evaluate(batch, null));
        }
        int n = lengths.length;
        NextTokens next = new NextTokens(new float[n][], new int[n][], new int[n][]);
        for (int b = 0; b < n; b++) {
            next.logProbabilities()[b] = new float[lengths[b]];
            next.ranks()[b] = new int[lengths[b]];
            next.expected()[b] = new int[lengths[b]];
        }
        RnnState state = null;
        double loss = 0;
        long count = 0;
        int[] read = new int[n];
        int longest = Arrays.stream(lengths).max().orElse(0);
        for (int t = 0; t < longest; t++) {
            for (int b = 0; b < n; b++) {
                read[b] = t < lengths[b] ? ids(batch).at(b, t) : 0;
            }
            NextToken step = model.step(read.clone(), state);
            state = step.after();
            for (int b = 0; b < n; b++) {
                if (t < lengths[b]) {
                    add(next, b, t, step.logits()[b], targets.at(b, t));
                    loss -= next.logProbabilities()[b][t];
                    count++;
                }
            }
        }
        return new Predicted(next, new Outcome(loss, count, Double.NaN, state));
    }

    private static void add(NextTokens next, int b, int t, float[] logits, int target) {
        int rank = 1;
        int best = 0;
        for (int token = 0; token < logits.length; token++) {
            rank += logits[token] > logits[target] ? 1 : 0;
            best = logits[token] > logits[best] ? token : best;
        }
        next.logProbabilities()[b][t] = (float) Softmax.of(logits).logProbability(logits[target]);
        next.ranks()[b][t] = rank;
        next.expected()[b][t] = best;
    }
}
