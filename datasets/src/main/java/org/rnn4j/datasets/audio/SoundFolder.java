package org.rnn4j.datasets.audio;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.audio.wave.AudioStream;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaFiles;

/**
 * A folder or an archive of recordings, before anything is known about them.
 *
 * @param names paths of the files, separated by slashes
 * @param rate samples per second of the first one that can be read
 */
public record SoundFolder(List<String> names, int rate) {
    public SoundFolder {
        names = List.copyOf(names);
    }

    /** Looks at a path; empty if it is not, for the most part, recordings. */
    public static Optional<SoundFolder> of(Path path) {
        boolean mayBe =
                Files.isDirectory(path) || PackedFile.ending(path.toString()).equals("zip");
        if (!mayBe) {
            return Optional.empty();
        }
        MediaFiles files = new MediaFiles(Sounds.KIND, new InputFiles(StandardCharsets.UTF_8, Map.of()), Map.of());
        List<MediaFile> found = files.of(path);
        return found.size() < 2 || found.size() <= files.ignored()
                ? Optional.empty()
                : rate(found)
                        .map(rate -> new SoundFolder(
                                found.stream().map(MediaFile::name).toList(), rate));
    }

    private static Optional<Integer> rate(List<MediaFile> files) {
        return files.stream().flatMap(file -> rate(file).stream()).findFirst();
    }

    /** The rate of a file; empty if it cannot be read, and will be a bad example. */
    private static Optional<Integer> rate(MediaFile file) {
        try (AudioStream stream = Sounds.open(file)) {
            return Optional.of(stream.format().rate());
        } catch (UserException e) {
            return Optional.empty();
        }
    }
}
