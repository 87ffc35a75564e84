package org.rnn4j.core.decode;

import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.generate.Sampler;
import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.Decoded;

/**
 * Samples sequences from a model's own distribution, token by token: at temperature 1 and from all tokens, a sequence
 * is drawn with the probability that the model gives it. The log probability is the model's at any temperature. Not
 * thread-safe.
 */
public final class Sampling {
    private final DecodingSpec spec;
    private final Sampler sampler;

    /** @param seed seed of the samples, which continue from one batch to the next */
    public Sampling(DecodingSpec spec, long seed) {
        this.spec = spec;
        sampler = new Sampler(spec.temperature(), spec.topK(), 1, seed);
    }

    /** {@code best} sequences per source, in the order in which they ended. */
    public List<List<Decoded>> draw(Decoder decoder) {
        List<List<Decoded>> drawn = new ArrayList<>();
        List<Hypothesis> open = new ArrayList<>();
        for (int source = 0; source < decoder.sources(); source++) {
            drawn.add(new ArrayList<>());
            for (int draw = 0; draw < spec.best(); draw++) {
                open.add(Hypothesis.empty(source));
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

    /** One of the allowed tokens; the end token if none is allowed. */
    private int token(Hypothesis hypothesis, float[] logs, int length, Decoder decoder) {
        float[] allowed = logs.clone();
        boolean any = false;
        for (int token = 0; token < logs.length; token++) {
            boolean mayFollow = token == decoder.end()
                    ? length >= spec.minLength()
                    : token != decoder.begin() && !(spec.noRepeat() > 0 && hypothesis.repeats(token, spec.noRepeat()));
            any |= mayFollow;
            allowed[token] = mayFollow ? logs[token] : Float.NEGATIVE_INFINITY;
        }
        return any ? sampler.next(allowed) : decoder.end();
    }
}
