package org.rnn4j.datasets.pairs;

import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.ExampleFiles;
import org.rnn4j.datasets.sides.text.MainScore;

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
 * @param labels whether targets are labels in the order of the source, for {@code task: transcription}
 * @param repeat time steps of each token of a source
 * @param maxSource maximum number of tokens of a source; longer pairs are bad examples
 * @param maxTarget maximum number of tokens of a target; longer pairs are bad examples
 * @param unknownRate probability that a token of a training source is replaced by the unknown token
 * @param score the main metric
 */
record PairsOptions(
        @Flat ExampleFiles files,
        @Default("table") @Doc("How files hold pairs.") PairFormat format,
        @Default("word") @Doc("Kind of tokens of sources.") Tokenizer tokenizer,
        @Default("word") @Doc("Kind of tokens of targets.") Tokenizer targetTokenizer,

        @Default("false") @Doc("Sources and targets have one vocabulary, of tokenizer.")
        boolean sharedVocabulary,

        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("false") @Doc("Sources are read from their end.")
        boolean reverseSource,

        @Default("false") @Doc("Targets are labels in the order of their sources, for task = transcription.")
        boolean labels,

        @Default("1")
        @Range(min = 1, max = 100)
        @Doc(
                "With labels: number of time steps of each token of a source; a target with n tokens, r of them equal to the one"
                        + " before, needs n + r steps.")
        int repeat,

        @Default("500")
        @Range(min = 1, max = 100_000)
        @Doc("Maximum number of tokens of a source; longer pairs are bad examples.")
        int maxSource,

        @Default("500")
        @Range(min = 1, max = 100_000)
        @Doc("Maximum number of tokens of a target; longer pairs are bad examples.")
        int maxTarget,

        @Default("0.0")
        @Range(min = 0, max = 0.9)
        @Doc("Word dropout: probability that a token of a training source is replaced by the unknown token.")
        double unknownRate,

        @Default("exact") @Doc("The main metric.") MainScore score) {
    PairsOptions {
        Ranges.require(
                "data",
                PairsOptions.class,
                files,
                format,
                tokenizer,
                targetTokenizer,
                sharedVocabulary,
                normalize,
                reverseSource,
                labels,
                repeat,
                maxSource,
                maxTarget,
                unknownRate,
                score);
        if (!labels && repeat > 1) {
            throw new UserException("data.repeat = %d, but only labels need more time steps; set data.labels to true"
                    .formatted(repeat));
        }
        if (labels && reverseSource) {
            throw new UserException(
                    "data.reverse-source = true, but data.labels are in the order of their source; remove one of them");
        }
        if (labels && (score == MainScore.BLEU || score == MainScore.CIDER)) {
            throw new UserException("data.score = %s, but data.labels have error rates; use exact or error-rate"
                    .formatted(score.name().toLowerCase(Locale.ROOT)));
        }
        if (format instanceof Dialogue
                && tokenizer instanceof Tokenizer.Whitespace blanks
                && blanks.endOfLine().isEmpty()) {
            throw new UserException(
                    "data.tokenizer.end-of-line is empty, but data.format = dialogue separates turns by line ends; remove it, or name a token");
        }
    }
}
