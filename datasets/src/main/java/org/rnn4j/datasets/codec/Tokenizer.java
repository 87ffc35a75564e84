package org.rnn4j.datasets.codec;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.TextCodec;

/** The unit of tokens: {@code tokenizer: word} in a job file, or {@code tokenizer: {type: word, lower-case: true}}. */
@SuppressWarnings("JavaLangClash") // the record's name is what the user writes
public sealed interface Tokenizer {

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
     * @param minCount minimum number of occurrences in the training text; rarer characters are unknown
     * @param maxVocabulary maximum number of ids, including the unknown one; only the most frequent are kept
     */
    record Character(
            @Default("1") int minCount,
            @Default("2147483647") int maxVocabulary) implements Tokenizer {
        public Character {
            new VocabularyLimits(minCount, maxVocabulary);
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return CharacterCodec.fit(pieces, normalization, new VocabularyLimits(minCount, maxVocabulary));
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
     * @param lowerCase whether to convert to lower case
     * @param minCount as for characters
     * @param maxVocabulary as for characters
     * @param specialTokens tokens that are never split and always in the vocabulary; {@code <unk>} is always one
     */
    record Word(
            @Default("false") boolean lowerCase,
            @Default("1") int minCount,
            @Default("2147483647") int maxVocabulary,
            @Default("[]") List<String> specialTokens)
            implements Tokenizer {
        public Word {
            new VocabularyLimits(minCount, maxVocabulary);
            specialTokens = special(specialTokens);
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return WordCodec.fitUnicodeWords(
                    pieces, normalization, lowerCase, specialTokens, new VocabularyLimits(minCount, maxVocabulary));
        }
    }

    /**
     * Words separated by blanks, for text that is already tokenized.
     *
     * @param endOfLine the token for a line end; empty if line ends are just blanks
     * @param lowerCase whether to convert to lower case
     * @param minCount as for characters
     * @param maxVocabulary as for characters
     * @param specialTokens tokens that are always in the vocabulary; {@code <unk>} is always one
     */
    record Whitespace(
            @Default("<eos>") String endOfLine,
            @Default("false") boolean lowerCase,
            @Default("1") int minCount,
            @Default("2147483647") int maxVocabulary,
            @Default("[]") List<String> specialTokens)
            implements Tokenizer {
        public Whitespace {
            new VocabularyLimits(minCount, maxVocabulary);
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
                        "data.tokenizer.%s = \"%s\", but tokens are separated by blanks and cannot contain any".formatted(key, token));
            }
        }

        @Override
        public TextCodec fit(Iterable<String> pieces, Normalization normalization) {
            return WordCodec.fitBlanks(
                    pieces,
                    normalization,
                    lowerCase,
                    endOfLine,
                    specialTokens,
                    new VocabularyLimits(minCount, maxVocabulary));
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
            @Default("8000") int vocabularySize,
            @Default("[]") List<String> specialTokens) implements Tokenizer {
        public Bpe {
            Require.inRange("data.tokenizer.vocabulary-size", vocabularySize, 256, 1_000_000);
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
