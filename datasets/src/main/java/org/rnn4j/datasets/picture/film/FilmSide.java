package org.rnn4j.datasets.picture.film;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.datasets.media.FileSide;
import org.rnn4j.datasets.media.Packing;
import org.rnn4j.datasets.media.SpilledItems;
import org.rnn4j.datasets.picture.ChannelScale;
import org.rnn4j.datasets.picture.PictureSpec;
import org.rnn4j.datasets.picture.Png;
import org.rnn4j.datasets.picture.file.Pixels;

/**
 * Films as input of a network, one image per time step. A request is the name of a file, or of a folder of numbered frames.
 *
 * @param picture size and channels of frames
 * @param film number of frames
 * @param scale normalisation, fitted on the training split
 * @param reader reads films
 */
public record FilmSide(PictureSpec picture, FilmSpec film, ChannelScale scale, FilmReader reader)
        implements FileSide<Film> {

    FilmSide(PictureSpec picture, FilmSpec film, ChannelScale scale) {
        this(picture, film, scale, new FilmReader(picture.decoder(), film));
    }

    /** Fits the scale to training films; those that cannot be read are reported when they are encoded. */
    public static FilmSide fit(PictureSpec picture, FilmSpec film, List<Film> training) {
        ChannelScale.Sums sums = new ChannelScale.Sums(picture.channels().count());
        FilmReader reader = new FilmReader(picture.decoder(), film);
        training.stream().distinct().forEach(one -> {
            try {
                reader.frames(one).forEach(sums::add);
            } catch (UserException e) {
                // an example that is reported when it is encoded
            }
        });
        return new FilmSide(picture, film, sums.scale(), reader);
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Frames(picture.channels().count(), picture.height(), picture.width());
    }

    @Override
    public Frames encode(Film item, String origin) {
        return values(reader.frames(item));
    }

    private Frames values(List<Pixels> frames) {
        float[] values = new float[frames.size() * picture.size()];
        for (int t = 0; t < frames.size(); t++) {
            scale.normalize(frames.get(t), values, t * picture.size());
        }
        return new Frames(1, frames.size(), picture.channels().count(), picture.height(), picture.width(), values);
    }

    private List<Pixels> pixels(Frames encoded) {
        List<Pixels> frames = new ArrayList<>();
        for (int t = 0; t < encoded.time(); t++) {
            frames.add(scale.restore(encoded.values(), t * picture.size(), picture.height(), picture.width()));
        }
        return frames;
    }

    @Override
    public boolean isCut(Film item, SequenceValues encoded) {
        return reader.isCut(item);
    }

    @Override
    public String cutWarning(long items) {
        return FilmCut.warning(items, film);
    }

    @Override
    public List<byte[]> pictures(SequenceValues encoded) {
        return pixels((Frames) encoded).stream()
                .map(frame -> Png.of(frame.image()))
                .toList();
    }

    @Override
    public Film request(String line, String at) {
        return Film.named(line, at);
    }

    @Override
    public List<SequenceValues> store() {
        return new SpilledItems(new FilmPacking());
    }

    /** Films as one byte for each channel of a pixel, a quarter of what a network reads. */
    private final class FilmPacking implements Packing {
        @Override
        public byte[] pack(SequenceValues item) {
            List<Pixels> frames = pixels((Frames) item);
            byte[] bytes = new byte[frames.size() * picture.size()];
            for (int t = 0; t < frames.size(); t++) {
                System.arraycopy(frames.get(t).values(), 0, bytes, t * picture.size(), picture.size());
            }
            return bytes;
        }

        @Override
        public SequenceValues unpack(byte[] bytes, int steps) {
            List<Pixels> frames = new ArrayList<>();
            for (int t = 0; t < steps; t++) {
                byte[] frame = Arrays.copyOfRange(bytes, t * picture.size(), (t + 1) * picture.size());
                frames.add(new Pixels(picture.channels().count(), picture.height(), picture.width(), frame));
            }
            return values(frames);
        }
    }

    @Override
    public void write(ObjectNode json) {
        json.put("view", FilmView.FRAMES.name());
        json.set("picture", Binder.toTree(picture));
        json.set("film", Binder.toTree(film));
        scale.write(json);
    }

    /** Reads a side that {@link #write} wrote. */
    static FilmSide read(String format, JsonNode json) {
        PictureSpec picture = PictureSpec.read(format, json);
        return new FilmSide(
                picture,
                FilmSides.spec(format, json),
                ChannelScale.read(format, json, picture.channels().count()));
    }
}
