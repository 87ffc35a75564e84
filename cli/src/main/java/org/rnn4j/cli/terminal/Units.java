package org.rnn4j.cli.terminal;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.TextCodec;

/** What the tokens of a model are called. */
public final class Units {
    private Units() {}

    /** Characters, bytes or words; {@code tokens} where they are something else, or there is no text. */
    public static String of(Codec codec) {
        if (!(codec instanceof TextCodec)) {
            return "tokens";
        }
        return switch (codec.format()) {
            case "character", "byte", "word" -> codec.format() + "s";
            case "whitespace" -> "words";
            default -> "tokens";
        };
    }

    /** The same for one of them. */
    public static String oneOf(Codec codec) {
        String many = of(codec);
        return many.substring(0, many.length() - 1);
    }
}
