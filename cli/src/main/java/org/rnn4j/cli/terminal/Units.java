package org.rnn4j.cli.terminal;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.TextCodec;

/** What the tokens or the targets of a model are called. */
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

    /** What {@link SequenceData#size} counts: tokens of a text, tagged words, sequences, or steps. */
    public static String of(SequenceData data) {
        OutputSpec output = data.output();
        if (output instanceof OutputSpec.OneClass) {
            return "sequences";
        } else if (output instanceof OutputSpec.Tags) {
            return "words";
        } else if (output instanceof OutputSpec.OneVector) {
            return "windows";
        }
        return areTokens(data) ? of(data.codec()) : "steps";
    }

    /** The same for one of them. */
    public static String oneOf(SequenceData data) {
        String many = of(data);
        return many.substring(0, many.length() - 1);
    }

    /** Whether tokens are predicted, as by a language model or a decoder. */
    public static boolean areTokens(SequenceData data) {
        return data.output() instanceof OutputSpec.Tokens || data.output() instanceof OutputSpec.Sequence;
    }
}
