package org.rnn4j.datasets.text;

import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.ByteCodec;
import org.rnn4j.datasets.codec.CharacterCodec;
import org.rnn4j.datasets.codec.Normalization;

/** What a token is. */
enum Tokenizer {
    /** A Unicode code point. */
    CHARACTER,

    /** A byte of the text in UTF-8. */
    BYTE;

    /** A codec with the vocabulary of a training text. */
    TextCodec fit(String text, Normalization normalization, int minCount) {
        return switch (this) {
            case CHARACTER -> CharacterCodec.fit(text, normalization, minCount);
            case BYTE -> new ByteCodec(normalization);
        };
    }
}
