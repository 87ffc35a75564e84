package org.rnn4j.datasets.media;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/** A file of a medium: on a disk, in a zip archive, or generated. */
public sealed interface MediaFile permits MediaFile.Plain, MediaFile.Zipped, MediaFile.Generated {

    /** The name for the user; folders and archives are separated by a slash. */
    String name();

    /** The bytes of the file. */
    InputStream bytes() throws IOException;

    /** The bytes of another file in the same folder; empty if there is none. */
    Optional<InputStream> beside(String name) throws IOException;

    /** The last part of the name. */
    default String baseName() {
        return name().substring(name().lastIndexOf('/') + 1);
    }

    /** The name of the folder, or of the zip archive without its ending, that the file lies in; may be empty. */
    default String folder() {
        String[] parts = name().split("/", -1);
        String folder = parts.length > 1 ? parts[parts.length - 2] : "";
        return folder.toLowerCase(Locale.ROOT).endsWith(".zip") ? folder.substring(0, folder.length() - 4) : folder;
    }

    /**
     * The existing file with a name: a path, or that of a zip archive and of a file in it.
     *
     * @param at place of the name, for errors
     * @param noun word for the file, for errors
     */
    static MediaFile named(String name, String at, String noun) {
        int end = name.replace('\\', '/').indexOf(".zip/") + 4;
        if (end < 4) {
            return new Plain(MediaPaths.existing(name, at, noun));
        }
        Path archive = MediaPaths.existing(name.substring(0, end), at, noun);
        try {
            ZipFile zip = new ZipFile(archive.toFile()); // closed with the last of its files
            ZipEntry entry = zip.getEntry(name.substring(end + 1).replace('\\', '/'));
            if (entry == null) {
                throw new UserException(
                        "%s: there is no %s %s in %s".formatted(at, noun, name.substring(end + 1), archive));
            }
            return new Zipped(zip, entry);
        } catch (IOException e) {
            throw PackedFile.unreadable(archive.toString(), e);
        }
    }

    /** A file on a disk, decompressed if its name ends in {@code .gz}. */
    record Plain(Path path) implements MediaFile {
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

        /** The name. */
        @Override
        public String toString() {
            return name();
        }
    }

    /** A file in a zip archive, which stays open while its files are needed. */
    record Zipped(ZipFile archive, ZipEntry entry) implements MediaFile {
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

        /** The name. */
        @Override
        public String toString() {
            return name();
        }
    }

    /**
     * A file that is generated whenever it is read.
     *
     * @param content makes its bytes, always the same
     */
    record Generated(String name, Supplier<byte[]> content) implements MediaFile {
        @Override
        public InputStream bytes() {
            return new ByteArrayInputStream(content.get());
        }

        @Override
        public Optional<InputStream> beside(String name) {
            return Optional.empty();
        }

        /** The name. */
        @Override
        public String toString() {
            return name();
        }
    }
}
