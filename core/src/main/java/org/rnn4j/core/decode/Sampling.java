package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

/**
 * Draws answers from a model's own probabilities, token by token: an answer comes as often as the model thinks it likely.
 * Not thread-safe.
 */
public final class Sampling {
    private final DecodingSpec spec;
    private final Random random;

    /** @param seed of the draws, which go on from one batch to the next */
    public Sampling(DecodingSpec spec, long seed) {
        this.spec = spec;
        random = new Random(seed);
    }

    /** {@code best} answers to each source, in the order in which they ended. */
    public List<List<Decoded>> draw(Decoder decoder) {
        List<List<Decoded>> drawn = new ArrayList<>();
        List<Hypothesis> open = new ArrayList<>();
        for (int source = 0; source < decoder.sources(); source++) {
            drawn.add(new ArrayList<>());
            for (int answer = 0; answer < spec.best(); answer++) {
                open.add(Hypothesis.empty(source, false));
            }
        }
        RnnState state = decoder.start();
        for (int length = 0; !open.isEmpty(); length++) {
            Decoder.Step step = Hypothesis.step(decoder, open, state);
            List<Hypothesis> next = new ArrayList<>();
            for (int row = 0; row < open.size(); row++) {
                Hypothesis hypothesis = open.get(row);
                float[] logs = step.logProbabilities()[row];
                float[] looked = step.attention() == null ? null : step.attention()[row];
                int token = length == spec.maxLength() ? decoder.end() : token(hypothesis, logs, length, decoder);
                if (token == decoder.end()) {
                    drawn.get(hypothesis.source()).add(hypothesis.ended(logs[token], looked, spec));
                } else {
                    next.add(hypothesis.with(token, logs[token], row, looked));
                }
            }
            open = next;
            state = step.after();
        }
        return drawn;
    }

    /** One of the tokens that may follow; where none may, the end. */
    private int token(Hypothesis hypothesis, float[] logs, int length, Decoder decoder) {
        double[] shares = new double[logs.length];
        double sum = 0;
        for (int token = 0; token < logs.length; token++) {
            boolean allowed = token == decoder.end()
                    ? length >= spec.minLength()
                    : token != decoder.begin() && !(spec.noRepeat() > 0 && hypothesis.repeats(token, spec.noRepeat()));
            shares[token] = allowed ? Math.exp(logs[token]) : 0;
            sum += shares[token];
        }
        double rest = random.nextDouble() * sum;
        int chosen = decoder.end();
        for (int token = 0; token < logs.length && rest >= 0; token++) {
            if (shares[token] > 0) {
                chosen = token;
                rest -= shares[token];
            }
        }
        return chosen;
    }
}
