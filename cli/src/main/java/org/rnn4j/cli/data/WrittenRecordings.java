package org.rnn4j.cli.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.sequence.Recording;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;

/** Writes the recordings of data as WAV files with a manifest: those that a job generates or joins, too. */
final class WrittenRecordings {
    private static final String MANIFEST = "manifest.csv";

    private WrittenRecordings() {}

    /**
     * Writes all splits.
     *
     * @return number of recordings
     */
    static long write(Path folder, SequenceData data) {
        try {
            StringBuilder manifest = new StringBuilder(row("path", "text", "split"));
            long count = 0;
            for (Split split : Split.values()) {
                String name = split.name().toLowerCase(Locale.ROOT);
                List<Recording> recordings = data.recordings(split);
                for (int i = 0; i < recordings.size(); i++) {
                    String path = "%s/%05d.wav".formatted(name, i + 1);
                    Path file = folder.resolve(path);
                    Files.createDirectories(file.getParent());
                    Files.write(file, recordings.get(i).wave());
                    manifest.append(row(path, recordings.get(i).target(), name));
                    count++;
                }
            }
            if (count == 0) {
                throw new UserException("--write = %s writes recordings, but the data of the job are none; leave it out"
                        .formatted(folder));
            }
            Files.writeString(folder.resolve(MANIFEST), manifest, StandardCharsets.UTF_8);
            return count;
        } catch (IOException e) {
            throw new UserException("--write = %s cannot be written: %s".formatted(folder, IoReason.of(e)), e);
        }
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
