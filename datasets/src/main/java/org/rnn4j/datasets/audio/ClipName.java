package org.rnn4j.datasets.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/** Parses the name of a clip: that of a file, or of a part of it, {@code a.wav#t=1.5,3}, in seconds. */
final class ClipName {
    private static final Pattern FRAGMENT = Pattern.compile("(.*)#t=([^,]*)(?:,(.*))?");

    private ClipName() {}

    /**
     * The clip with a name.
     *
     * @param at place of the name, for errors
     */
    static Clip parse(String name, String at) {
        Matcher part = FRAGMENT.matcher(name);
        boolean isPart = part.matches();
        SoundFile file = file(isPart ? part.group(1) : name, at);
        if (!isPart) {
            return new Clip(file, 0, 0);
        }
        String end = part.group(3);
        return new Clip(file, seconds(part.group(2), at), end == null || end.isEmpty() ? 0 : seconds(end, at));
    }

    /** The sound file with a name: a path, or that of a zip archive and of a file in it. */
    private static SoundFile file(String name, String at) {
        int end = name.replace('\\', '/').indexOf(".zip/") + 4;
        if (end < 4) {
            return new SoundFile.Plain(existing(name, at));
        }
        Path archive = existing(name.substring(0, end), at);
        try {
            ZipFile zip = new ZipFile(archive.toFile()); // closed with the last of its files
            ZipEntry entry = zip.getEntry(name.substring(end + 1).replace('\\', '/'));
            if (entry == null) {
                throw new UserException(
                        "%s: there is no sound file %s in %s".formatted(at, name.substring(end + 1), archive));
            }
            return new SoundFile.Zipped(zip, entry);
        } catch (IOException e) {
            throw PackedFile.unreadable(archive.toString(), e);
        }
    }

    private static Path existing(String name, String at) {
        Path path = path(name, at);
        if (Files.notExists(path)) {
            throw new UserException("%s: there is no sound file %s (%s)"
                    .formatted(at, name, path.toAbsolutePath().normalize()));
        }
        return path;
    }

    private static Path path(String name, String at) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserException("%s: %s is not a path (%s)".formatted(at, name, e.getReason()), e);
        }
    }

    /** The clip that a table names: its file is relative to the folder of the table. */
    static String relative(String table, String name, String at) {
        Path folder = Optional.ofNullable(path(table, at).getParent()).orElse(Path.of(""));
        return folder.resolve(path(name, at)).toString();
    }

    /** An existing file that a table names. */
    static Path resolved(String table, String name, String at) {
        return existing(relative(table, name, at), at);
    }

    /** A time in seconds. */
    static double seconds(String number, String at) {
        try {
            return Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            throw new UserException("%s: \"%s\" is not a time in seconds, such as 1.5".formatted(at, number), e);
        }
    }
}
