package org.rnn4j.datasets.text;

import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.ByteCodec;
import org.rnn4j.datasets.codec.CharacterCodec;
import org.rnn4j.datasets.codec.Normalization;

/** What a token is. */
enum Tokenizer {
    /** A Unicode code point. */
    CHARACTER {
        @Override
        TextCodec fit(String text, Normalization normalization, int minCount) {
            return CharacterCodec.fit(text, normalization, minCount);
        }
    },

    /** A byte of the text in UTF-8. */
    BYTE {
        @Override
        TextCodec fit(String text, Normalization normalization, int minCount) {
            return new ByteCodec(normalization);
        }
    };

    /** A codec with the vocabulary of a training text. */
    abstract TextCodec fit(String text, Normalization normalization, int minCount);
}
