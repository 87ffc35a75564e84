package org.rnn4j.datasets.picture;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;
import org.rnn4j.datasets.picture.file.PictureDecoder;
import org.rnn4j.datasets.picture.file.PictureHeader;

/**
 * A folder or an archive of pictures, before anything is known about them.
 *
 * @param names paths of the files, separated by slashes
 * @param width that of the first picture that can be read, in pixels
 * @param height that of the same picture
 */
public record PictureFolder(List<String> names, int width, int height) {
    private static final int LOOKED_AT = 20;

    public PictureFolder {
        names = List.copyOf(names);
    }

    /** Looks at a path; empty if it is not, for the most part, pictures. */
    public static Optional<PictureFolder> of(Path path) {
        if (!Files.isDirectory(path) && !PackedFile.ending(path.toString()).equals("zip")) {
            return Optional.empty();
        }
        MediaFiles files = new MediaFiles(Pictures.KIND, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of());
        List<MediaFile> found = files.of(path);
        return found.size() < 2 || found.size() <= files.ignored()
                ? Optional.empty()
                : found.stream()
                        .limit(LOOKED_AT)
                        .flatMap(file -> header(file).stream())
                        .findFirst()
                        .map(first -> new PictureFolder(
                                found.stream().map(MediaFile::name).toList(), first.width(), first.height()));
    }

    /** The size of a picture file; empty if it cannot be read. */
    public static Optional<PictureHeader> header(MediaFile file) {
        try {
            return Optional.of(PictureDecoder.header(file, Integer.MAX_VALUE));
        } catch (UserException e) {
            return Optional.empty();
        }
    }
}
