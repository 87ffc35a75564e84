package org.rnn4j.core.generate;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.LanguageModel.NextToken;
import org.rnn4j.core.network.RnnState;
import org.rnn4j.core.sequence.TextCodec;

/**
 * Writes text with a language model: it reads the prompt, then each token that it has generated. Without a prompt it
 * reads a line break, or token 0 if the vocabulary has none. The unknown token is never generated. Thread-safe while
 * the model is not trained.
 */
public final class Generator {
    private final LanguageModel model;
    private final TextCodec codec;
    private final LongSupplier nanoClock;

    public Generator(LanguageModel model, TextCodec codec) {
        this(model, codec, System::nanoTime);
    }

    /** @param nanoClock current time in nanoseconds from an arbitrary origin */
    public Generator(LanguageModel model, TextCodec codec, LongSupplier nanoClock) {
        this.model = model;
        this.codec = codec;
        this.nanoClock = nanoClock;
    }

    /**
     * Writes until the length or the stop string is reached; the text includes the stop string.
     *
     * @param seed the same seed generates the same text
     * @param pieces receives the text as it grows, one or a few characters at a time
     * @throws UserException if the prompt has tokens outside the vocabulary, and there is no unknown token
     */
    public GeneratedText generate(SampleSpec spec, long seed, Consumer<String> pieces) {
        long begin = nanoClock.getAsLong();
        String unknown = codec.unknownIn(spec.prompt());
        if (!unknown.isEmpty() && codec.unknownId() < 0) {
            throw new UserException("sample.prompt = %s, but the model's vocabulary has no %s; leave it out"
                    .formatted(spec.prompt(), unknown));
        }
        Sampler sampler = new Sampler(spec.temperature(), spec.topK(), spec.topP(), seed);
        Unfolding unfolding = new Unfolding(codec, codec.encode(spec.prompt()));
        Written written = new Written(spec.stop(), pieces);
        NextToken prediction = spec.length() == 0 ? null : read(start(spec.prompt()));
        int tokens = 0;
        while (tokens < spec.length() && !written.stopped()) {
            int token = sampler.next(drawable(prediction.logits()[0]));
            tokens++;
            written.add(unfolding.add(token));
            if (tokens < spec.length() && !written.stopped()) {
                prediction = model.step(new int[] {token}, prediction.after());
            }
        }
        written.add(unfolding.end());
        return new GeneratedText(written.text(), tokens, unknown, (nanoClock.getAsLong() - begin) / 1e9);
    }

    private NextToken read(int[] tokens) {
        RnnState state = null;
        NextToken prediction = null;
        for (int token : tokens) {
            prediction = model.step(new int[] {token}, state);
            state = prediction.after();
        }
        return prediction;
    }

    private int[] start(String prompt) {
        int[] tokens = codec.encode(prompt);
        if (tokens.length > 0) {
            return tokens;
        }
        int[] lineBreak = codec.encode("\n");
        return lineBreak.length == 1 && isKnown(lineBreak[0]) ? lineBreak : new int[] {0};
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

    private boolean isKnown(int id) {
        return id >= 0 && id != codec.unknownId();
    }
}
