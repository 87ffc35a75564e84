package org.rnn4j.datasets.classification.picture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.PictureFinder;
import org.rnn4j.datasets.picture.PictureRequests;
import org.rnn4j.datasets.picture.PictureSides;
import org.rnn4j.datasets.picture.Shapes;
import org.rnn4j.datasets.sides.TwoSidedCodec;

/**
 * {@code type: labelled-images}: pictures with one class each.
 *
 * <pre>
 *   data:
 *     type: labelled-images
 *     source: photos/              # folders, zip archives, picture files; or tables, for format: table
 *     format: folders              # or {type: names, pattern: "{label}_{index}.png"}, table, sheet, {type: idx, labels: FILE}
 *     as: image                    # or rows: each row of pixels is a time step
 *     height: 64
 *     width: 64
 *     channels: rgb                # or gray
 *     augmentation: {flip: 0.5, shift: 0.1}
 *     split: {train: 0.8, validation: 0.1, test: 0.1}
 * </pre>
 *
 * <p>Normalisation and classes are fitted on the training split. A fitted codec overrides {@code as} and the size.
 */
public final class LabelledImagesSource implements ExampleSource {
    static final String TYPE = "labelled-images";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(LabelledImagesOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        LabelledImagesOptions options = bind(tree);
        if (options.format() instanceof Shapes) {
            throw new UserException(
                    "data.format = shapes has captions and no classes; use data.type = captioned-images");
        }
        Reading reading = Reading.of(options.files(), Map.of());
        PictureFinder pictures = new PictureFinder(reading, options.format(), options.as(), options.picture(), "label");
        Map<Split, List<Example<MediaFile, String>>> examples = pictures.splits(label -> label);
        TwoSidedCodec<MediaFile, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        return pictures.data(
                examples,
                codec,
                "pictures",
                LabelledImagesEvaluation.of((ClassSide) codec.target(), pictures.warnings()),
                options.augmentation());
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        LabelledImagesOptions options = bind(tree);
        return TwoSidedCodec.fitted(fitted, TYPE)
                .reading(Optional.of(PictureRequests.of(options.as(), options.format())));
    }

    private static LabelledImagesOptions bind(ObjectNode tree) {
        return Binder.bind(OwnFiles.completed(tree), LabelledImagesOptions.class, "data");
    }

    private static TwoSidedCodec<MediaFile, String> fit(
            LabelledImagesOptions options, List<Example<MediaFile, String>> training) {
        ClassSide classes = new ClassSide(ClassNames.fit(training));
        return new TwoSidedCodec<>(
                TYPE,
                PictureSides.fit(
                        options.as(),
                        options.picture(),
                        training.stream().map(Example::source).toList()),
                classes);
    }
}
