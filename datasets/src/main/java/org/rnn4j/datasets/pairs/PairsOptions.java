package org.rnn4j.datasets.pairs;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.SplitRule;
import org.rnn4j.datasets.codec.Tokenizer;

/**
 * The {@code data:} block of {@code type: pairs}. Immutable; an instance is always valid.
 *
 * @param source files, folders, or {@code addition}, which is built in
 * @param encoding of all files
 * @param format how they hold pairs
 * @param tokenizer what a token of a source is
 * @param targetTokenizer what a token of a target is
 * @param sharedVocabulary whether both sides have one vocabulary, learned from both by {@code tokenizer}
 * @param normalize none, nfc or nfd
 * @param reverseSource whether a network reads sources from their end
 * @param maxSource tokens of a source at most; longer pairs are bad examples
 * @param maxTarget tokens of a target at most, likewise
 * @param score the main metric
 * @param onError what becomes of pairs that cannot be used
 * @param split shares of the source; all pairs of one source, story or dialogue are in one part
 * @param validation sources of the validation part
 * @param test sources of the test part
 */
record PairsOptions(
        List<String> source,
        @Default("UTF-8") String encoding,
        @Default("table") PairFormat format,
        @Default("word") Tokenizer tokenizer,
        @Default("word") Tokenizer targetTokenizer,
        @Default("false") boolean sharedVocabulary,
        @Default("none") Normalization normalize,
        @Default("false") boolean reverseSource,
        @Default("500") int maxSource,
        @Default("500") int maxTarget,
        @Default("exact") PairScore score,
        @Default("stop") OnError onError,
        SplitRule.Fraction split,
        @Default("[]") List<String> validation,
        @Default("[]") List<String> test) {
    PairsOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        Require.inRange("data.max-source", maxSource, 1, 100_000);
        Require.inRange("data.max-target", maxTarget, 1, 100_000);
        if (format instanceof Dialogue
                && tokenizer instanceof Tokenizer.Whitespace blanks
                && blanks.endOfLine().isEmpty()) {
            throw new UserException(
                    "data.tokenizer.end-of-line is empty, but data.format = dialogue parts turns by line ends; leave it out, or name a token");
        }
    }
}
