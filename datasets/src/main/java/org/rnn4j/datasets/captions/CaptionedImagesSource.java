package org.rnn4j.datasets.captions;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.PictureFinder;
import org.rnn4j.datasets.picture.PictureRequests;
import org.rnn4j.datasets.picture.PictureSides;
import org.rnn4j.datasets.picture.Thumbnails;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

/**
 * {@code type: captioned-images}: pictures with one or more captions each.
 *
 * <pre>
 *   data:
 *     type: captioned-images
 *     source: captions.csv         # columns image and caption; or, for other formats, folders, archives, shapes
 *     format: table                # or {type: flickr, pictures: images.zip}, sheet, names, idx, shapes
 *     height: 64
 *     width: 64
 *     channels: rgb                # or gray
 *     fit: letterbox               # or crop, stretch
 *     tokenizer: word
 *     score: cider                 # or exact, bleu, error-rate
 *     augmentation: {shift: 0.1, brightness: 0.2}
 *     split: {train: 0.9, validation: 0.1}
 * </pre>
 *
 * <p>All captions of a picture are in one split. Normalisation and vocabulary are fitted on the training split. A fitted codec
 * overrides {@code as}, the size and {@code tokenizer}.
 */
public final class CaptionedImagesSource implements ExampleSource {
    static final String TYPE = "captioned-images";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(CaptionedImagesOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        CaptionedImagesOptions options = bind(tree);
        Reading reading = Reading.of(options.files(), Map.of());
        PictureFinder pictures =
                new PictureFinder(reading, options.format(), options.as(), options.picture(), "caption");
        Map<Split, List<Example<MediaFile, String>>> examples = pictures.splitsOfPictures();
        TwoSidedCodec<MediaFile, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        WrittenSide captions =
                ((WrittenSide) codec.target()).atMost(options.captions().maxLength());
        return pictures.data(
                examples,
                new TwoSidedCodec<>(TYPE, codec.source(), captions),
                "captions",
                new CaptionEvaluation<>(
                        captions.text(),
                        options.captions().score(),
                        Optional.of(new NearestExample(
                                "the caption of the nearest picture, at %d x %d"
                                        .formatted(Thumbnails.SIDE, Thumbnails.SIDE),
                                Thumbnails::of)),
                        "pictures",
                        pictures.warnings()),
                options.augmentation());
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        CaptionedImagesOptions options = bind(tree);
        return TwoSidedCodec.fitted(fitted, TYPE)
                .reading(Optional.of(PictureRequests.of(options.as(), options.format())));
    }

    private static CaptionedImagesOptions bind(ObjectNode tree) {
        return Binder.bind(OwnFiles.completed(tree), CaptionedImagesOptions.class, "data");
    }

    private static TwoSidedCodec<MediaFile, String> fit(
            CaptionedImagesOptions options, List<Example<MediaFile, String>> training) {
        WrittenSide captions =
                options.captions().fit(training.stream().map(Example::target).toList());
        return new TwoSidedCodec<>(
                TYPE,
                PictureSides.fit(
                        options.as(),
                        options.picture(),
                        training.stream().map(Example::source).toList()),
                captions);
    }
}
