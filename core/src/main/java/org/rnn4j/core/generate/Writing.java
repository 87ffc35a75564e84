package org.rnn4j.core.generate;

import java.util.function.Consumer;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.sequence.TextCodec;

/**
 * A text that a language model is writing. It names the token that the model reads next, and takes the logits after it, so
 * the caller runs the model and may step several texts together. {@link Generator} is the loop for one. Not thread-safe.
 */
public final class Writing {
    private final TextCodec codec;
    private final SampleSpec spec;
    private final String unknownInPrompt;
    private final int[] prompt;
    private final Sampler sampler;
    private final Unfolding unfolding;
    private final Written written;
    private int read;
    private int drawn;
    private int last;

    /**
     * Begins a text.
     *
     * @param seed the same seed generates the same text
     * @param pieces receives the text as it grows, one or a few characters at a time
     * @throws UserException if the prompt has tokens outside the vocabulary, and there is no unknown token
     */
    public Writing(TextCodec codec, SampleSpec spec, long seed, Consumer<String> pieces) {
        this.codec = codec;
        this.spec = spec;
        unknownInPrompt = codec.unknownIn(spec.prompt());
        if (!unknownInPrompt.isEmpty() && codec.unknownId() < 0) {
            throw new UserException("sample.prompt = %s, but the model's vocabulary has no %s; leave it out"
                    .formatted(spec.prompt(), unknownInPrompt));
        }
        int[] tokens = codec.encode(spec.prompt());
        prompt = tokens.length > 0 ? tokens : new int[] {first()};
        sampler = new Sampler(spec.temperature(), spec.topK(), spec.topP(), seed);
        unfolding = new Unfolding(codec, tokens);
        written = new Written(spec.stop(), pieces);
    }

    /** The token that the model reads in place of a prompt. */
    private int first() {
        int[] lineBreak = codec.encode("\n");
        boolean isKnown = lineBreak.length == 1 && lineBreak[0] >= 0 && lineBreak[0] != codec.unknownId();
        return isKnown ? lineBreak[0] : 0;
    }

    /** Whether the length or the stop string is reached; then no token is read any more. */
    public boolean isDone() {
        return drawn >= spec.length() || written.stopped();
    }

    /** The token that the model reads next. */
    public int token() {
        return read < prompt.length ? prompt[read] : last;
    }

    /** Whether the whole prompt was read, so that the text grows with every step. */
    public boolean isBegun() {
        return drawn > 0;
    }

    /**
     * Takes what the model predicts after {@link #token}.
     *
     * @param logits {@code [vocabulary]}, unnormalised log probabilities of the next token
     */
    public void read(float[] logits) {
        read++;
        if (read < prompt.length) {
            return;
        }
        last = sampler.next(drawable(logits));
        drawn++;
        written.add(unfolding.add(last));
        if (isDone()) {
            written.add(unfolding.end());
        }
    }

    private float[] drawable(float[] logits) {
        int unknownId = codec.unknownId();
        if (unknownId < 0 || logits.length == 1) {
            return logits;
        }
        float[] rest = logits.clone();
        rest[unknownId] = Float.NEGATIVE_INFINITY;
        return rest;
    }

    /**
     * The text so far.
     *
     * @param seconds time taken
     */
    public GeneratedText written(double seconds) {
        return new GeneratedText(written.text(), drawn, unknownInPrompt, seconds);
    }
}
