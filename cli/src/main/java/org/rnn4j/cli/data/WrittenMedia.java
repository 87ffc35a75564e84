package org.rnn4j.cli.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Picture;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/**
 * Writes the recordings of data as WAV files, pictures as PNG files and films as folders of frames, as the network gets them, with a
 * manifest: those that a job generates or joins, too.
 */
final class WrittenMedia {
    private static final String MANIFEST = "manifest.csv";

    private final Path folder;
    private final SequenceData data;
    private final StringBuilder manifest = new StringBuilder();
    private long count;
    private int number; // within the split

    private WrittenMedia(Path folder, SequenceData data) {
        this.folder = folder;
        this.data = data;
    }

    /**
     * Writes all splits.
     *
     * @return number of recordings, pictures or films
     */
    static long write(Path folder, SequenceData data) {
        try {
            WrittenMedia written = new WrittenMedia(folder, data);
            for (Split split : Split.values()) {
                written.number = 0;
                written.recordings(split);
                written.pictures(split);
            }
            if (written.count == 0) {
                throw new UserException(
                        "--write = %s writes recordings and pictures, but the data of the job are none; leave it out"
                                .formatted(folder));
            }
            Files.writeString(folder.resolve(MANIFEST), written.manifest, StandardCharsets.UTF_8);
            return written.count;
        } catch (IOException e) {
            throw new UserException("--write = %s cannot be written: %s".formatted(folder, IoReason.of(e)), e);
        }
    }

    private void recordings(Split split) throws IOException {
        for (Recording recording : data.recordings(split)) {
            header("path", "text");
            String path = next(split) + ".wav";
            put(path, recording.wave());
            manifest.append(row(path, recording.target(), name(split)));
        }
    }

    private void pictures(Split split) throws IOException {
        String target = data.output() instanceof OutputSpec.OneClass ? "label" : "caption";
        Map<String, String> paths = new HashMap<>(); // one for all captions of a picture
        for (Picture picture : data.pictures(split)) {
            List<byte[]> frames = picture.frames();
            header(data.input() instanceof InputSpec.Frames ? "video" : "image", target);
            String path = paths.get(picture.name());
            if (path == null) {
                path = written(next(split), frames);
                paths.put(picture.name(), path);
            }
            manifest.append(row(path, picture.target(), name(split)));
        }
    }

    private String written(String path, List<byte[]> frames) throws IOException {
        if (!(data.input() instanceof InputSpec.Frames)) {
            put(path + ".png", frames.get(0));
            return path + ".png";
        }
        for (int i = 0; i < frames.size(); i++) {
            put("%s/frame-%04d.png".formatted(path, i + 1), frames.get(i));
        }
        return path;
    }

    private void header(String path, String target) {
        if (manifest.length() == 0) {
            manifest.append(row(path, target, "split"));
        }
    }

    private String next(Split split) {
        count++;
        number++;
        return "%s/%05d".formatted(name(split), number);
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    private void put(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** Refuses a folder that has files. */
    static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new UserException("--write = %s is a file; name a new folder".formatted(folder));
        }
        try (var children = Files.list(folder)) {
            if (children.findAny().isPresent()) {
                throw new UserException("--write = %s is not empty; name a new folder".formatted(folder));
            }
        } catch (IOException e) {
            throw new UserException("--write = %s cannot be read: %s".formatted(folder, IoReason.of(e)), e);
        }
    }

    private static String row(Object... cells) {
        return CSVFormat.RFC4180.format(cells) + "\n";
    }
}
