package org.rnn4j.core.sequence;

import java.util.Optional;

/**
 * The loss of a language model in units that do not depend on its tokenizer, so that models with different tokenizers
 * can be compared.
 *
 * @param perCharacter bits per Unicode code point
 * @param perByte bits per byte of UTF-8
 */
public record TextBits(double perCharacter, double perByte) {

    /** Bits per token times tokens, divided by characters and by bytes; empty if the size of the text is unknown. */
    public static Optional<TextBits> of(SequenceData data, Split split, double nats) {
        if (!(data instanceof TokenStream stream)) {
            return Optional.empty();
        }
        double bits = nats / Math.log(2) * (stream.size(split) + 1); // the text includes the first token
        return stream.textSize(split)
                .filter(size -> size.characters() > 0)
                .map(size -> new TextBits(bits / size.characters(), bits / size.bytes()));
    }
}
