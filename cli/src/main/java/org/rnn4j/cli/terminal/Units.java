package org.rnn4j.cli.terminal;

import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.TextCodec;

/** Names of the tokens or targets of a model. */
public final class Units {
    private Units() {}

    /** Characters, bytes or words; {@code tokens} otherwise. */
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

    /** The unit of {@link SequenceData#size}: tokens of a text, tagged words, sequences, windows or steps. */
    public static String of(SequenceData data) {
        OutputSpec output = data.output();
        if (output instanceof OutputSpec.OneClass) {
            return "sequences";
        } else if (output instanceof OutputSpec.Tags) {
            return "words";
        } else if (output instanceof OutputSpec.OneVector) {
            return "windows";
        }
        if (output instanceof OutputSpec.Labels) {
            return "labels";
        }
        return areTokens(data) ? of(data.codec()) : "steps";
    }

    /** The singular of {@link #of(SequenceData)}. */
    public static String oneOf(SequenceData data) {
        String many = of(data);
        return many.substring(0, many.length() - 1);
    }

    /** Whether the targets are tokens, as for a language model or a decoder. */
    public static boolean areTokens(SequenceData data) {
        return data.output() instanceof OutputSpec.Tokens || data.output() instanceof OutputSpec.Sequence;
    }
}
