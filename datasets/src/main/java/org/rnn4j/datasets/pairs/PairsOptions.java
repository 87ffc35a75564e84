package org.rnn4j.datasets.pairs;

import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: pairs}. Immutable; an instance is always valid.
 *
 * @param files files with the pairs; {@code addition} is built in. All pairs of one source, story or dialogue are in
 *     one split
 * @param format format of the pairs in the files
 * @param tokenizer kind of tokens of sources
 * @param targetTokenizer kind of tokens of targets
 * @param sharedVocabulary whether both sides share one vocabulary, learned from both by {@code tokenizer}
 * @param normalize none, nfc or nfd
 * @param reverseSource whether a network reads sources in reverse
 * @param maxSource maximum number of tokens of a source; longer pairs are bad examples
 * @param maxTarget maximum number of tokens of a target; longer pairs are bad examples
 * @param score the main metric
 */
record PairsOptions(
        @Flat ExampleFiles files,
        @Default("table") PairFormat format,
        @Default("word") Tokenizer tokenizer,
        @Default("word") Tokenizer targetTokenizer,
        @Default("false") boolean sharedVocabulary,
        @Default("none") Normalization normalize,
        @Default("false") boolean reverseSource,
        @Default("500") int maxSource,
        @Default("500") int maxTarget,
        @Default("exact") PairScore score) {
    PairsOptions {
        Require.inRange("data.max-source", maxSource, 1, 100_000);
        Require.inRange("data.max-target", maxTarget, 1, 100_000);
        if (format instanceof Dialogue
                && tokenizer instanceof Tokenizer.Whitespace blanks
                && blanks.endOfLine().isEmpty()) {
            throw new UserException(
                    "data.tokenizer.end-of-line is empty, but data.format = dialogue separates turns by line ends; remove it, or name a token");
        }
    }
}
