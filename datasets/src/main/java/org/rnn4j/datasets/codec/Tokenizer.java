package org.rnn4j.datasets.codec;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.sequence.TextCodec;

/** What a token is: {@code tokenizer: word} in a job file, or {@code tokenizer: {type: word, lower-case: true}}. */
@SuppressWarnings("JavaLangClash") // the record's name is what the user writes
public sealed interface Tokenizer {

    /**
     * A codec with the vocabulary of a training text.
     *
     * @param pieces of the text, parted at line ends; they are read once
     * @throws UserException where the options leave nothing that a network could learn
     */
    TextCodec fit(Iterable<String> pieces, Normalization normalization);

    /** The same for a text in one piece. */
    default TextCodec fit(String text, Normalization normalization) {
        return fit(List.of(text), normalization);
    }

    /**
     * A Unicode code point.
     *
     * @param minCount what the training text holds less often is unknown
     * @param maxVocabulary ids, the unknown one included; only the most frequent are kept
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
     * @param lowerCase whether case is dropped
     * @param minCount as for characters
     * @param maxVocabulary as for characters
     * @param specialTokens never parted, always in the vocabulary; {@code <unk>} is one in any case
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
     * What stands between blanks, for text that is tokenized already.
     *
     * @param endOfLine the token that a line end is; empty where line ends are mere blanks
     * @param lowerCase whether case is dropped
     * @param minCount as for characters
     * @param maxVocabulary as for characters
     * @param specialTokens always in the vocabulary; {@code <unk>} is one in any case
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
                        "data.tokenizer.end-of-line = <unk>, but that is the unknown token; give another name");
            }
        }

        private static void refuseBlanks(String key, String token) {
            if (token.chars().anyMatch(java.lang.Character::isWhitespace)) {
                throw new UserException(
                        "data.tokenizer.%s = \"%s\", but a token between blanks holds none".formatted(key, token));
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
     * A part of a word, learned from the training text by merging byte pairs; nothing is unknown.
     *
     * @param vocabularySize ids in all: 256 bytes, special tokens, and learned ones; fewer where the text is short
     * @param specialTokens never parted, always in the vocabulary
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
            throw new UserException("data.tokenizer.special-tokens holds an empty text; leave it out");
        }
        return List.copyOf(tokens);
    }
}
