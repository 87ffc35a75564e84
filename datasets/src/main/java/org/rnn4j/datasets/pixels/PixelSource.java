package org.rnn4j.datasets.pixels;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.picture.file.IdxFile;

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
    private static final int LARGEST = 256;
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
                    names.forEach(name -> all.addAll(bitmaps(reading.files(), key, name, threshold)));
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

    /** The pictures of an idx file, as of MNIST; a pixel is on above the threshold. */
    private static List<Bitmap> bitmaps(InputFiles files, String key, String name, int threshold) {
        String where = key + " = " + name;
        try (InputStream in = files.counted(PackedFile.open(files.locate(key, name)))) {
            IdxFile idx = IdxFile.read(where, in, 3, "pictures (count, height, width)");
            int height = idx.lengths()[1];
            int width = idx.lengths()[2];
            if (height > LARGEST || width > LARGEST) {
                throw new UserException("%s: pictures of %d x %d, but at most %d x %d are learned pixel by pixel"
                        .formatted(where, width, height, LARGEST, LARGEST));
            }
            return IntStream.range(0, idx.count())
                    .mapToObj(i -> bitmap(idx.values(), i * height * width, height, width, threshold))
                    .toList();
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
    }

    private static Bitmap bitmap(byte[] values, int at, int height, int width, int threshold) {
        boolean[] on = new boolean[height * width];
        for (int p = 0; p < on.length; p++) {
            on[p] = (values[at + p] & 0xFF) > threshold;
        }
        return new Bitmap(height, width, on);
    }
}
