package org.rnn4j.cli.terminal;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.TextCodec;

/** What the tokens of a model are called. */
public final class Units {
    private Units() {}

    /** {@code characters} for a codec of the format {@code character}; {@code tokens} where there is no text. */
    public static String of(Codec codec) {
        return codec instanceof TextCodec text ? text.format() + "s" : "tokens";
    }

    /** The same for one of them. */
    public static String oneOf(Codec codec) {
        String many = of(codec);
        return many.substring(0, many.length() - 1);
    }
}
