package org.rnn4j.datasets.picture;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.picture.file.PictureDecoder;
import org.rnn4j.datasets.sides.Augmentation;
import org.rnn4j.datasets.sides.Evaluation;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;

/**
 * Finds the pictures of a data set, and hashes and measures each once; those whose header cannot be read are bad examples. Not
 * thread-safe.
 */
public final class PictureFinder {
    private final Reading reading;
    private final PictureFormat format;
    private final PictureView view;
    private final long maxPixels;
    private final MediaFiles files;
    private final PictureInputs inputs;
    private final PictureSurvey survey = new PictureSurvey();
    private final Map<MediaFile, Optional<String>> measured = new HashMap<>(); // the problem of a file, if it has one

    /**
     * Creates a finder that has not found anything.
     *
     * @param target name of the field that is the target, such as {@code label}
     */
    public PictureFinder(Reading reading, PictureFormat format, PictureView view, PictureSpec spec, String target) {
        this.reading = reading;
        this.format = format;
        this.view = view;
        maxPixels = spec.maxPixels();
        files = new MediaFiles(
                view == PictureView.FEATURES ? Pictures.FEATURES : Pictures.KIND, reading.files(), Map.of());
        Optional<String> group = format.hasGroups() ? reading.options().groupColumn() : Optional.empty();
        MediaInputs media = new MediaInputs(reading.files(), files, reading.bad(), target, group);
        inputs = new PictureInputs(media, new NamedPictures(media), maxPixels);
    }

    /**
     * The examples of all three splits, each assigned separately.
     *
     * @param stratum class of a target; splits are stratified by it
     */
    public Map<Split, List<Example<MediaFile, String>>> splits(UnaryOperator<String> stratum) {
        return reading.splits(this::read, example -> stratum.apply(example.target()), group());
    }

    /** The examples of all three splits, with all examples of a picture in one split. */
    public Map<Split, List<Example<MediaFile, String>>> splitsOfPictures() {
        return inputs.media().group().isPresent()
                ? reading.splits(this::read, any -> "", Example::group)
                : reading.splitsOfGroups(this::read, example -> example.source().name());
    }

    private Function<Example<MediaFile, String>, String> group() {
        return inputs.media().group().isPresent() ? Example::group : null;
    }

    private List<Example<MediaFile, String>> read(String key, List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        List<Example<MediaFile, String>> readable = new ArrayList<>();
        for (Example<MediaFile, String> example : format.read(inputs, key, names)) {
            reading.bad().keep(() -> measured(example)).ifPresent(readable::add);
        }
        return readable;
    }

    private Example<MediaFile, String> measured(Example<MediaFile, String> example) {
        measured.computeIfAbsent(example.source(), this::problem).ifPresent(problem -> {
            throw new UserException(problem);
        });
        return example;
    }

    private Optional<String> problem(MediaFile file) {
        try {
            hash(file);
            if (view != PictureView.FEATURES) {
                survey.add(file, PictureDecoder.header(file, maxPixels));
            }
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void hash(MediaFile file) {
        try (InputStream in = new BufferedInputStream(reading.files().counted(file.bytes()), 1 << 16)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }

    /**
     * The data of some examples.
     *
     * @param noun word for examples in a summary, in the plural
     */
    public SequenceData data(
            Map<Split, List<Example<MediaFile, String>>> examples,
            TwoSidedCodec<MediaFile, String> codec,
            String noun,
            Evaluation<MediaFile, String> evaluation,
            PictureAugmentation augmentation) {
        if (augmentation.isOn() && !(codec.source() instanceof PictureSide)) {
            throw new UserException("data.augmentation changes pixels, but data.as = features; leave it out");
        }
        return new TwoSidedData<>(
                reading,
                examples,
                codec,
                noun,
                evaluation,
                codec.source().input(),
                codec.source() instanceof PictureSide side ? augmentation.of(side) : Augmentation.none(),
                splits -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    files.describe(facts);
                    survey.describe(facts);
                    facts.put("input", codec.source().input().description());
                    return facts;
                });
    }

    /** Warnings about the pictures, one sentence each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(survey.warnings());
        inputs.named().unnamed().ifPresent(warnings::add);
        return warnings;
    }
}
