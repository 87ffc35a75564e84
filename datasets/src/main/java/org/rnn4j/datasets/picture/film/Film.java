package org.rnn4j.datasets.picture.film;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.media.MediaKind;
import org.rnn4j.datasets.media.MediaPaths;
import org.rnn4j.datasets.picture.Pictures;

/**
 * A film: one file with all frames, or one file per frame, in order.
 *
 * @param files at least one
 */
public record Film(String name, List<MediaFile> files) {
    /** Films in one file, by the endings of their names. */
    public static final MediaKind KIND = new MediaKind(
            "film",
            List.of("gif", "npy", "idx", "idx3-ubyte"),
            List.of("mp4", "avi", "mov", "mkv", "webm", "mpg", "mpeg"));

    private static final Pattern NUMBER = Pattern.compile("(\\d+)(?=\\D*$)");

    public Film {
        files = List.copyOf(files);
    }

    /** A film in one file. */
    public static Film of(MediaFile file) {
        return new Film(file.name(), List.of(file));
    }

    /**
     * The film with a name: a file, or a folder of numbered frames.
     *
     * @param at place of the name, for errors
     */
    public static Film named(String name, String at) {
        Path path = Path.of(name);
        if (Files.isDirectory(path)) {
            return ofFrames(path, at);
        }
        return of(MediaFile.named(MediaPaths.existing(name, at, KIND.noun()).toString(), at, KIND.noun()));
    }

    /** The frames of a folder in the order of the last number in their names. */
    static Film ofFrames(Path folder, String at) {
        List<MediaFile> frames =
                new MediaFiles(Pictures.KIND, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of()).of(folder);
        if (frames.isEmpty()) {
            throw new UserException("%s: the folder %s has no frames (*.%s)"
                    .formatted(at, folder, String.join(", *.", Pictures.KIND.read())));
        }
        return new Film(
                folder.toString().replace('\\', '/'),
                frames.stream()
                        .sorted(Comparator.comparingLong((MediaFile frame) -> number(frame, at))
                                .thenComparing(MediaFile::name))
                        .toList());
    }

    private static long number(MediaFile frame, String at) {
        Matcher number = NUMBER.matcher(frame.baseName());
        if (!number.find() || number.group().length() > 18) {
            throw new UserException(
                    "%s: the frame %s has no number in its name, such as frame-001.png".formatted(at, frame.name()));
        }
        return Long.parseLong(number.group());
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
