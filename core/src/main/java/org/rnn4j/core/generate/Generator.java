package org.rnn4j.core.generate;

import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
     * @throws org.rnn4j.core.error.UserException if the prompt has tokens outside the vocabulary, and there is no unknown token
     */
    public GeneratedText generate(SampleSpec spec, long seed, Consumer<String> pieces) {
        long begin = nanoClock.getAsLong();
        Writing writing = new Writing(codec, spec, seed, pieces);
        RnnState state = null;
        while (!writing.isDone()) {
            NextToken prediction = model.step(new int[] {writing.token()}, state);
            state = prediction.after();
            writing.read(prediction.logits()[0]);
        }
        return writing.written((nanoClock.getAsLong() - begin) / 1e9);
    }
}
