package org.rnn4j.datasets.pixels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;

/**
 * {@code type: pixels}: pictures in black and white, pixel by pixel.
 *
 * <pre>
 *   data:
 *     type: pixels
 *     source: t10k-images-idx3-ubyte.gz     # idx files of pictures
 *     threshold: 127                        # brightness above which a pixel is on
 *     split: {train: 0.8, validation: 0.1, test: 0.1}
 * </pre>
 */
public final class PixelSource implements ExampleSource {
    static final String TYPE = "pixels";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(PixelOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), PixelOptions.class, "data");
        int threshold = fitted instanceof PixelCodec codec ? codec.threshold() : options.threshold();
        Reading reading = Reading.of(options.files(), Map.of());
        Map<Split, List<Bitmap>> pictures = reading.splits(
                (key, names) -> {
                    List<Bitmap> all = new ArrayList<>();
                    names.forEach(name -> all.addAll(IdxPictures.read(reading.files(), key, name, threshold)));
                    return all;
                },
                picture -> "",
                null);
        PixelCodec codec = fitted instanceof PixelCodec given ? given : fit(pictures.get(Split.TRAIN), threshold);
        for (List<Bitmap> some : pictures.values()) {
            for (Bitmap picture : some) {
                if (picture.height() != codec.height() || picture.width() != codec.width()) {
                    throw new UserException("data.source: a picture of %d x %d, but those of the model are %d x %d"
                            .formatted(picture.width(), picture.height(), codec.width(), codec.height()));
                }
            }
        }
        return new PixelData(reading, pictures, codec);
    }

    private static PixelCodec fit(List<Bitmap> training, int threshold) {
        if (training.isEmpty()) {
            throw new UserException(
                    "data.source leaves no training pictures; use more pictures or raise data.split.train");
        }
        return new PixelCodec(training.get(0).height(), training.get(0).width(), threshold);
    }
}
