package org.rnn4j.cli.terminal;

import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TokenStream;

/**
 * A language model's loss on a text, whatever its tokens are, so that models with different tokenizers compare.
 *
 * @param perCharacter bits a Unicode code point
 * @param perByte bits a byte of UTF-8
 */
public record TextBits(double perCharacter, double perByte) {

    /** Bits a token times tokens over characters, and over bytes; empty where the text's size is not known. */
    public static Optional<TextBits> of(SequenceData data, Split split, double nats) {
        if (!(data instanceof TokenStream stream)) {
            return Optional.empty();
        }
        double bits = LossText.bits(nats) * (stream.size(split) + 1); // the first token, too, is a part of the text
        return stream.textSize(split)
                .filter(size -> size.characters() > 0)
                .map(size -> new TextBits(bits / size.characters(), bits / size.bytes()));
    }

    /** What is not said by bits a token: {@code ", 1.243 bits a character, 1.238 a byte"}. */
    String beyond(String unit) {
        return switch (unit) {
            case "character" -> "";
            case "byte" -> String.format(Locale.ROOT, ", %.3f bits a character", perCharacter);
            default -> String.format(Locale.ROOT, ", %.3f bits a character, %.3f a byte", perCharacter, perByte);
        };
    }
}
