package org.rnn4j.datasets.picture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Images;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.media.FileSide;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.SpilledItems;
import org.rnn4j.datasets.picture.file.Pixels;

/**
 * Pictures as input of a network. A request is the name of a picture file.
 *
 * @param spec size and channels
 * @param view whether the network reads an image or its rows
 * @param scale normalisation, fitted on the training split
 * @param memory decodes pictures
 */
public record PictureSide(PictureSpec spec, PictureView view, ChannelScale scale, LastPicture memory)
        implements FileSide<MediaFile> {

    PictureSide(PictureSpec spec, PictureView view, ChannelScale scale) {
        this(spec, view, scale, new LastPicture(spec.decoder()));
    }

    /** Fits the scale to training pictures; those that cannot be read are reported when they are encoded. */
    public static PictureSide fit(PictureSpec spec, PictureView view, List<MediaFile> training) {
        ChannelScale.Sums sums = new ChannelScale.Sums(spec.channels().count());
        LastPicture memory = new LastPicture(spec.decoder());
        training.stream().distinct().forEach(file -> {
            try {
                sums.add(memory.pixels(file));
            } catch (UserException e) {
                // an example that is reported when it is encoded
            }
        });
        return new PictureSide(spec, view, sums.scale(), memory);
    }

    @Override
    public InputSpec input() {
        return switch (view) {
            case IMAGE -> new InputSpec.Images(spec.channels().count(), spec.height(), spec.width());
            case ROWS -> new InputSpec.Vectors(spec.channels().count() * spec.width());
            case FEATURES -> throw new IllegalStateException("pixels are no features");
        };
    }

    @Override
    public SequenceValues encode(MediaFile file, String origin) {
        return values(memory.pixels(file));
    }

    /** A picture as the network reads it. */
    SequenceValues values(Pixels pixels) {
        float[] values = new float[spec.size()];
        scale.normalize(pixels, values, 0);
        return view == PictureView.ROWS
                ? rows(pixels, values)
                : new Images(1, pixels.channels(), pixels.height(), pixels.width(), values);
    }

    private static RealVectors rows(Pixels pixels, float[] image) {
        int height = pixels.height();
        int width = pixels.width();
        float[] values = new float[image.length];
        for (int c = 0; c < pixels.channels(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    values[(c * width + x) * height + y] = image[(c * height + y) * width + x];
                }
            }
        }
        return new RealVectors(1, pixels.channels() * width, height, values);
    }

    /** The picture that a network reads. */
    Pixels pixels(SequenceValues encoded) {
        if (encoded instanceof Images image) {
            return scale.restore(image.values(), 0, spec.height(), spec.width());
        }
        RealVectors rows = (RealVectors) encoded;
        float[] values = new float[spec.size()];
        for (int f = 0; f < rows.features(); f++) {
            int c = f / spec.width();
            for (int y = 0; y < rows.time(); y++) {
                values[(c * spec.height() + y) * spec.width() + f % spec.width()] = rows.at(0, f, y);
            }
        }
        return scale.restore(values, 0, spec.height(), spec.width());
    }

    @Override
    public List<byte[]> pictures(SequenceValues encoded) {
        return List.of(Png.of(pixels(encoded).image()));
    }

    @Override
    public MediaFile request(String line, String at) {
        return MediaFile.named(line, at, Pictures.KIND.noun());
    }

    @Override
    public String name(MediaFile file) {
        return file.name();
    }

    @Override
    public List<SequenceValues> store() {
        return new SpilledItems(new PixelPacking(this));
    }

    @Override
    public void write(ObjectNode json) {
        json.put("view", view.name());
        json.set("picture", Binder.toTree(spec));
        scale.write(json);
    }

    /** Reads a side that {@link #write} wrote. */
    static PictureSide read(String format, PictureView view, JsonNode json) {
        PictureSpec spec = PictureSpec.read(format, json);
        return new PictureSide(
                spec, view, ChannelScale.read(format, json, spec.channels().count()));
    }
}
