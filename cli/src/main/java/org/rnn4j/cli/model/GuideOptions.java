package org.rnn4j.cli.model;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.TextFile;
import org.rnn4j.core.metric.Edits;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.predict.TranscriptGuide;
import picocli.CommandLine.Option;

/** Options that guide the search for transcripts. */
public final class GuideOptions {
    private static final double DEFAULT_HOT_WEIGHT = 3;

    @Option(
            names = "--word-weight",
            paramLabel = "W",
            description =
                    "For transcripts: added to the score for each word, in nats; default 0. --tune-decoding finds the best value.")
    Double wordWeight;

    @Option(
            names = "--lexicon",
            paramLabel = "FILE",
            description = "For transcripts: the only words that they may have, separated by blanks or line ends.")
    Path lexicon;

    @Option(
            names = "--hot-words",
            paramLabel = "WORDS",
            split = ",",
            description = "For transcripts: words that are favoured, separated by commas.")
    List<String> hotWords = List.of();

    @Option(
            names = "--hot-word-weight",
            paramLabel = "W",
            description = "What each hot word adds to the score, in nats; default 3.")
    Double hotWordWeight;

    private boolean areGiven() {
        return wordWeight != null || lexicon != null || !hotWords.isEmpty() || hotWordWeight != null;
    }

    /**
     * A predictor with these options; the same if there are none.
     *
     * @param err for words that the model cannot write
     */
    public Predictor guide(Predictor predictor, DecodingOptions decoding, PrintWriter err) {
        return areGiven() ? predictor.guided(of(predictor, decoding, err)) : predictor;
    }

    TranscriptGuide of(Predictor predictor, DecodingOptions decoding, PrintWriter err) {
        if (hotWordWeight != null && hotWords.isEmpty()) {
            throw new UserException("--hot-word-weight %s, but no --hot-words".formatted(hotWordWeight));
        }
        TranscriptGuide guide = new TranscriptGuide(
                decoding.languageModel == null ? 0 : decoding.weight(),
                lexicon == null ? Set.of() : words(lexicon),
                hotWords.stream().map(String::strip).collect(Collectors.toSet()),
                wordWeight == null ? 0 : wordWeight,
                hotWordWeight == null ? DEFAULT_HOT_WEIGHT : hotWordWeight);
        tellUnwritable("--lexicon", guide.lexicon(), predictor, err);
        tellUnwritable("--hot-words", guide.hotWords(), predictor, err);
        return guide;
    }

    private static Set<String> words(Path file) {
        Set<String> words = new LinkedHashSet<>(Edits.words(TextFile.read(file)));
        if (words.isEmpty()) {
            throw new UserException("--lexicon %s is empty; leave it out to allow any word".formatted(file));
        }
        return words;
    }

    private static void tellUnwritable(String option, Set<String> words, Predictor predictor, PrintWriter err) {
        List<String> lacking = predictor.unwritable(words);
        if (!lacking.isEmpty() && lacking.size() < words.size()) { // all are an error
            err.printf(
                    Locale.ROOT,
                    "%s: the model cannot write %,d of the %,d words, such as \"%s\"%n",
                    option,
                    lacking.size(),
                    words.size(),
                    lacking.get(0));
        }
    }
}
