package org.rnn4j.datasets.picture.film;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.file.FrameSelection;
import org.rnn4j.datasets.picture.file.IdxFile;
import org.rnn4j.datasets.picture.file.NpyFile;
import org.rnn4j.datasets.picture.file.PictureDecoder;
import org.rnn4j.datasets.picture.file.PictureHeader;
import org.rnn4j.datasets.picture.file.Pixels;

/** Reads the frames of films at the size of a network's input, and remembers how many a film has. */
final class FilmReader {
    private final PictureDecoder decoder;
    private final FilmSpec spec;
    private final Map<String, Integer> counts = new ConcurrentHashMap<>();

    FilmReader(PictureDecoder decoder, FilmSpec spec) {
        this.decoder = decoder;
        this.spec = spec;
    }

    /** Whether a film that was read has more frames than the network sees. */
    boolean isCut(Film film) {
        return counts.getOrDefault(film.name(), 0) > spec.maxFrames();
    }

    /** The chosen frames. */
    List<Pixels> frames(Film film) {
        List<Pixels> frames = new ArrayList<>(read(film));
        if (spec.shuffleFrames()) {
            Collections.shuffle(frames, new Random(film.name().hashCode()));
        }
        return frames;
    }

    private List<Pixels> read(Film film) {
        if (film.files().size() > 1) {
            return separate(film);
        }
        MediaFile file = film.files().get(0);
        String ending = PackedFile.ending(PackedFile.unpacked(file.name()));
        return switch (ending) {
            case "npy" -> array(film, file);
            case "idx", "idx3-ubyte" -> idx(film, file);
            default -> decoder.frames(file, counted(film));
        };
    }

    /** A choice that checks and remembers the number of frames. */
    private FrameSelection counted(Film film) {
        return frames -> {
            counts.put(film.name(), frames);
            if (frames < 2) {
                throw new UserException(
                        "%s: %s, but a film has two or more; remove it, or use data.type = captioned-images"
                                .formatted(film.name(), frames == 1 ? "one frame" : "no frames"));
            }
            return spec.choice().of(frames);
        };
    }

    private List<Pixels> separate(Film film) {
        PictureHeader first = PictureDecoder.header(film.files().get(0), decoder.maxPixels());
        List<Pixels> frames = new ArrayList<>();
        for (int number : counted(film).of(film.files().size())) {
            MediaFile file = film.files().get(number);
            PictureHeader header = PictureDecoder.header(file, decoder.maxPixels());
            if (header.width() != first.width() || header.height() != first.height()) {
                throw new UserException("%s: %d x %d pixels, but the first frame of %s has %d x %d"
                        .formatted(
                                file.name(),
                                header.width(),
                                header.height(),
                                film.name(),
                                first.width(),
                                first.height()));
            }
            frames.add(decoder.decode(file));
        }
        return frames;
    }

    private List<Pixels> idx(Film film, MediaFile file) {
        try {
            IdxFile array = IdxFile.read(file.name(), file.bytes(), 3, "frames (count, height, width)");
            List<Pixels> frames = new ArrayList<>();
            for (int number : counted(film).of(array.count())) {
                frames.add(decoder.resized(array.picture(number).image()));
            }
            return frames;
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }

    private List<Pixels> array(Film film, MediaFile file) {
        NpyFile array = NpyFile.read(file);
        int[] lengths = array.lengths();
        if (lengths.length != 3) {
            throw new UserException(
                    "%s: an array of %d axes, but a film has [frames, height, width]; for [frames, features] set data.as = features"
                            .formatted(file.name(), lengths.length));
        }
        List<Pixels> frames = new ArrayList<>();
        for (int number : counted(film).of(lengths[0])) {
            frames.add(decoder.resized(image(array, number)));
        }
        return frames;
    }

    private static BufferedImage image(NpyFile array, int number) {
        int height = array.lengths()[1];
        int width = array.lengths()[2];
        byte[] values = new byte[height * width];
        for (int i = 0; i < values.length; i++) {
            float value = array.values()[number * values.length + i];
            if (!array.bytes() && !(value >= 0 && value <= 1)) {
                throw new UserException("%s: the value %s, but a film has bytes, or numbers from 0 to 1"
                        .formatted(array.name(), value));
            }
            values[i] = (byte) Math.round(array.bytes() ? value : 255 * value);
        }
        return new Pixels(1, height, width, values).image();
    }
}
