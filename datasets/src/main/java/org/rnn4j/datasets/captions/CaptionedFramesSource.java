package org.rnn4j.datasets.captions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.picture.film.Film;
import org.rnn4j.datasets.picture.film.FilmFinder;
import org.rnn4j.datasets.picture.film.FilmOutlines;
import org.rnn4j.datasets.picture.film.FilmRequests;
import org.rnn4j.datasets.picture.film.FilmSides;
import org.rnn4j.datasets.sides.Augmentation;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;
import org.rnn4j.datasets.sides.text.WrittenSide;

/**
 * {@code type: captioned-frames}: films with one or more captions each.
 *
 * <pre>
 *   data:
 *     type: captioned-frames
 *     source: films.csv            # columns video and caption; or, for other formats, folders, archives, an idx file
 *     format: table                # or {type: names, pattern: "{caption}_{index}.gif"}, {type: moving-digits, labels: FILE}
 *     max-frames: 32               # of a longer film, frames at even distances
 *     height: 64
 *     width: 64
 *     channels: gray               # or rgb
 *     tokenizer: word
 *     score: cider                 # or exact, bleu, error-rate
 *     split: {train: 0.9, validation: 0.1}
 * </pre>
 *
 * <p>All captions of a film are in one split. Normalisation and vocabulary are fitted on the training split. A fitted codec overrides
 * {@code as}, the size, {@code max-frames} and {@code tokenizer}.
 */
public final class CaptionedFramesSource implements ExampleSource {
    static final String TYPE = "captioned-frames";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(CaptionedFramesOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        CaptionedFramesOptions options = bind(tree);
        Reading reading = Reading.of(options.files(), Map.of());
        FilmFinder films = new FilmFinder(reading, options.format());
        Map<Split, List<Example<Film, String>>> examples = films.splits();
        TwoSidedCodec<Film, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        WrittenSide captions =
                ((WrittenSide) codec.target()).atMost(options.captions().maxLength());
        return new TwoSidedData<>(
                reading,
                examples,
                new TwoSidedCodec<>(TYPE, codec.source(), captions),
                "captions",
                new CaptionEvaluation<>(
                        captions.text(),
                        options.captions().score(),
                        Optional.of(new NearestExample(
                                "the caption of the nearest mean frame and direction of the centre of mass",
                                FilmOutlines::of)),
                        "films",
                        List.of()),
                codec.source().input(),
                Augmentation.none(),
                splits -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    films.describe(facts);
                    facts.put("input", codec.source().input().description());
                    return facts;
                });
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        return TwoSidedCodec.fitted(fitted, TYPE)
                .reading(Optional.of(new FilmRequests(bind(tree).format().column())));
    }

    private static CaptionedFramesOptions bind(ObjectNode tree) {
        return Binder.bind(OwnFiles.completed(tree), CaptionedFramesOptions.class, "data");
    }

    private static TwoSidedCodec<Film, String> fit(
            CaptionedFramesOptions options, List<Example<Film, String>> training) {
        WrittenSide captions =
                options.captions().fit(training.stream().map(Example::target).toList());
        return new TwoSidedCodec<>(
                TYPE,
                FilmSides.fit(
                        options.as(),
                        options.picture(),
                        options.film(),
                        training.stream().map(Example::source).toList()),
                captions);
    }
}
