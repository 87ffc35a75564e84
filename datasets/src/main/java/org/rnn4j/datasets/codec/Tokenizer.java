package org.rnn4j.datasets.codec;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.core.sequence.TextCodec;

/** The unit of tokens: {@code tokenizer: word} in a job file, or {@code tokenizer: {type: word, lower-case: true}}. */
@SuppressWarnings("JavaLangClash") // the record's name is what the user writes
public sealed interface Tokenizer
        permits Tokenizer.Character, Tokenizer.Byte, Tokenizer.Word, Tokenizer.Whitespace, Tokenizer.Bpe {

    /**
     * Creates a codec with the vocabulary of a training text.
     *
     * @param pieces pieces of the text, split at line ends; they are read once
     * @throws UserException if the options leave no tokens to learn
     */
    TextCodec fit(Iterable<String> pieces, Normalization normalization);

    /** Creates a codec from a text in one piece. */
    default TextCodec fit(String text, Normalization normalization) {
        return fit(List.of(text), normalization);
    }

    /**
     * A Unicode code point.
     *
     * @param limits of the vocabulary
     */
    record Character(@Flat VocabularyLimits limits) implements Tokenizer {
        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return CharacterCodec.fit(pieces, normalization, limits);
        }
    }

    /** A byte of the text in UTF-8. */
    record Byte() implements Tokenizer {
        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return new ByteCodec(normalization);
        }
    }

    /**
     * A word, a number or a punctuation mark by the rules of Unicode, or a line end.
     *
     * @param lowerCase whether case is dropped
     * @param limits of the vocabulary
     * @param specialTokens never parted, always in the vocabulary; {@code <unk>} is one in any case
     */
    record Word(
            @Default("false") @Doc("Case is dropped.") boolean lowerCase,
            @Flat VocabularyLimits limits,

            @Default("[]") @Doc("Tokens that are never split and always in the vocabulary.")
            List<String> specialTokens)
            implements Tokenizer {
        public Word {
            specialTokens = special(specialTokens);
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return WordCodec.fitUnicodeWords(pieces, normalization, lowerCase, specialTokens, limits);
        }
    }

    /**
     * Words separated by blanks, for text that is already tokenized.
     *
     * @param endOfLine the token that a line end is; empty where line ends are mere blanks
     * @param lowerCase whether case is dropped
     * @param limits of the vocabulary
     * @param specialTokens always in the vocabulary; {@code <unk>} is one in any case
     */
    record Whitespace(
            @Default("<eos>") @Doc("Token of a line end; empty = line ends are blanks.")
            String endOfLine,

            @Default("false") @Doc("Case is dropped.") boolean lowerCase,
            @Flat VocabularyLimits limits,

            @Default("[]") @Doc("Tokens that are never split and always in the vocabulary.")
            List<String> specialTokens)
            implements Tokenizer {
        public Whitespace {
            specialTokens = special(specialTokens);
            refuseBlanks("end-of-line", endOfLine);
            specialTokens.forEach(token -> refuseBlanks("special-tokens", token));
            if (endOfLine.equals("<unk>")) {
                throw new UserException(
                        "data.tokenizer.end-of-line = <unk>, but that is the unknown token; use another name");
            }
        }

        private static void refuseBlanks(String key, String token) {
            if (token.chars().anyMatch(java.lang.Character::isWhitespace)) {
                throw new UserException(
                        "data.tokenizer.%s = \"%s\", but tokens are separated by blanks and cannot contain any"
                                .formatted(key, token));
            }
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return WordCodec.fitBlanks(pieces, normalization, lowerCase, endOfLine, specialTokens, limits);
        }
    }

    /**
     * A subword, learned from the training text by merging byte pairs; there are no unknown tokens.
     *
     * @param vocabularySize total number of ids: 256 bytes, special tokens, and learned ones; fewer if the text is
     *     short
     * @param specialTokens tokens that are never split and always in the vocabulary
     */
    record Bpe(
            @Default("8000")
            @Range(min = 256, max = 1_000_000)
            @Doc("Number of ids: 256 bytes, special tokens and learned ones; fewer where the text is short.")
            int vocabularySize,

            @Default("[]") @Doc("Tokens that are never split and always in the vocabulary.")
            List<String> specialTokens)
            implements Tokenizer {
        public Bpe {
            Ranges.require("data.tokenizer", Bpe.class, vocabularySize, specialTokens);
            specialTokens = special(specialTokens);
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return BpeCodec.fit(pieces, normalization, specialTokens, vocabularySize);
        }
    }

    private static List<String> special(List<String> tokens) {
        if (tokens.contains("")) {
            throw new UserException("data.tokenizer.special-tokens has an empty text; remove it");
        }
        return List.copyOf(tokens);
    }
}
