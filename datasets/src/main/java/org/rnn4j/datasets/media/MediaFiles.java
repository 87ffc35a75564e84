package org.rnn4j.datasets.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.Folder;
import org.rnn4j.datasets.examples.InputFiles;

/**
 * Finds files of a kind: a file, all files of a folder and its subfolders, or all files of a zip archive, in the order of their names.
 * Files whose names do not end like those of the kind are counted and left out; those of kinds that are not read are found, so that
 * they are reported as bad examples. Not thread-safe.
 */
public final class MediaFiles {
    private static final String ARCHIVE = "zip";

    private final MediaKind kind;
    private final InputFiles files;
    private final Map<String, Supplier<List<MediaFile>>> builtIn;
    private final Set<String> ignored = new LinkedHashSet<>(); // names, separated by slashes

    /**
     * Creates a finder that has not found anything.
     *
     * @param builtIn generated files by name, which take precedence over files of that name
     */
    public MediaFiles(MediaKind kind, InputFiles files, Map<String, Supplier<List<MediaFile>>> builtIn) {
        this.kind = kind;
        this.files = files;
        this.builtIn = Map.copyOf(builtIn);
    }

    /**
     * The files with some names.
     *
     * @param key job key that gives the names, for errors
     */
    public List<MediaFile> find(String key, List<String> names) {
        List<MediaFile> found = new ArrayList<>();
        for (String name : names) {
            if (builtIn.containsKey(name)) {
                found.addAll(builtIn.get(name).get());
                continue;
            }
            Path path = files.locate(key, name);
            List<MediaFile> here = of(path);
            if (here.isEmpty()) {
                throw new UserException("%s = %s: no %ss (*.%s); name a folder, a zip archive or files with some"
                        .formatted(key, name, kind.noun(), String.join(", *.", kind.read())));
            }
            found.addAll(here);
        }
        return found;
    }

    /** The kind of the files. */
    public MediaKind kind() {
        return kind;
    }

    /** The files that a path means. */
    public List<MediaFile> of(Path path) {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        return PackedFile.ending(path.toString()).equals(ARCHIVE) ? archive(path) : List.of(new MediaFile.Plain(path));
    }

    private List<MediaFile> folder(Path folder) {
        List<MediaFile> found = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child :
                    children.sorted(Comparator.comparing(Path::toString)).toList()) {
                if (Folder.isHidden(child)) {
                    files.countHidden(1);
                } else if (Files.isDirectory(child)) {
                    found.addAll(folder(child));
                } else if (PackedFile.ending(child.toString()).equals(ARCHIVE)) {
                    found.addAll(archive(child));
                } else if (kind.isNamed(child.toString())) {
                    found.add(new MediaFile.Plain(child));
                } else {
                    ignore(child.toString());
                }
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(folder.toString(), e);
        }
        return found;
    }

    private List<MediaFile> archive(Path path) {
        try {
            ZipFile archive = new ZipFile(path.toFile()); // closed with the last of its files
            List<MediaFile> found = new ArrayList<>();
            for (ZipEntry entry : archive.stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .map(ZipEntry.class::cast)
                    .toList()) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (isHidden(entry.getName())) {
                    files.countHidden(1);
                } else if (kind.isNamed(entry.getName())) {
                    found.add(new MediaFile.Zipped(archive, entry));
                } else {
                    ignore(path + "/" + entry.getName());
                }
            }
            return found;
        } catch (ZipException e) {
            throw new UserException(
                    "%s: not a zip archive, or damaged (%s); copy or pack it again".formatted(path, e.getMessage()), e);
        } catch (IOException e) {
            throw PackedFile.unreadable(path.toString(), e);
        }
    }

    /** Whether a part of the name begins with a dot, or is the folder that macOS adds to archives. */
    private static boolean isHidden(String entry) {
        return Stream.of(entry.split("/", -1)).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    private void ignore(String name) {
        ignored.add(name.replace('\\', '/'));
    }

    /** Tells that a file of another kind is read after all. */
    public void read(String name) {
        ignored.remove(name);
    }

    /** Number of files that were left out. */
    public int ignored() {
        return ignored.size();
    }

    /** Adds files that were left out to the facts of a summary. */
    public void describe(Map<String, Object> facts) {
        if (!ignored.isEmpty()) {
            facts.put(
                    "files ignored",
                    "%d (the first: %s)"
                            .formatted(ignored.size(), ignored.iterator().next()));
        }
    }
}
