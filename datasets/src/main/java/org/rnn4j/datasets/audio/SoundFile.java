package org.rnn4j.datasets.audio;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.audio.wave.AudioStream;

/** A sound file: on a disk, in a zip archive, or generated. */
public sealed interface SoundFile permits SoundFile.Plain, SoundFile.Zipped, SoundFile.Generated {

    /** The name for the user; folders and archives are separated by a slash. */
    String name();

    /** The bytes of the file. */
    InputStream bytes() throws IOException;

    /** The bytes of another file in the same folder; empty if there is none. */
    Optional<InputStream> beside(String name) throws IOException;

    /** Opens its samples. */
    default AudioStream open() {
        try {
            return AudioStream.open(name(), bytes());
        } catch (IOException e) {
            throw PackedFile.unreadable(name(), e);
        }
    }

    /** The last part of the name. */
    default String baseName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }

    /** A file on a disk, decompressed if its name ends in {@code .gz}. */
    record Plain(Path path) implements SoundFile {
        @Override
        public String name() {
            return path.toString().replace('\\', '/');
        }

        @Override
        public InputStream bytes() throws IOException {
            return PackedFile.open(path);
        }

        @Override
        public Optional<InputStream> beside(String name) throws IOException {
            Path other = path.resolveSibling(name);
            return Files.exists(other) ? Optional.of(Files.newInputStream(other)) : Optional.empty();
        }
    }

    /** A file in a zip archive, which stays open while its files are needed. */
    record Zipped(ZipFile archive, ZipEntry entry) implements SoundFile {
        @Override
        public String name() {
            return archive.getName().replace('\\', '/') + "/" + entry.getName();
        }

        @Override
        public InputStream bytes() throws IOException {
            return archive.getInputStream(entry);
        }

        @Override
        public Optional<InputStream> beside(String name) throws IOException {
            String folder = entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
            ZipEntry other = archive.getEntry(folder + name);
            return other == null ? Optional.empty() : Optional.of(archive.getInputStream(other));
        }
    }

    /**
     * A file that is generated whenever it is read.
     *
     * @param content makes its bytes, always the same
     */
    record Generated(String name, Supplier<byte[]> content) implements SoundFile {
        @Override
        public InputStream bytes() {
            return new ByteArrayInputStream(content.get());
        }

        @Override
        public Optional<InputStream> beside(String name) {
            return Optional.empty();
        }
    }
}
