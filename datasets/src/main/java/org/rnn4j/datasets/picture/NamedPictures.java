package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaInputs;
import org.rnn4j.datasets.media.MediaPaths;

/** Finds the pictures that tables name, each of them once, so that all captions of a picture share it. Not thread-safe. */
final class NamedPictures {
    private final MediaInputs inputs;
    private final Map<String, MediaFile> beside = new HashMap<>();
    private Map<String, List<MediaFile>> found; // by the last part of the name; null before they are needed
    private final Set<MediaFile> used = new HashSet<>();

    NamedPictures(MediaInputs inputs) {
        this.inputs = inputs;
    }

    /**
     * The picture with a name.
     *
     * @param folders folders and archives that pictures lie in; none = they lie beside the table
     * @param table table that names it
     * @param at place of the name
     */
    MediaFile get(List<String> folders, String table, String name, String at) {
        if (name.isEmpty()) {
            throw new UserException("%s: no picture is named".formatted(at));
        }
        if (folders.isEmpty()) {
            return beside.computeIfAbsent(
                    MediaPaths.relative(table, name, at),
                    path -> MediaFile.named(path, at, inputs.media().kind().noun()));
        }
        if (found == null) {
            found = new HashMap<>();
            for (MediaFile file : inputs.media().find("data.format.pictures", folders)) {
                found.computeIfAbsent(file.baseName(), any -> new ArrayList<>()).add(file);
            }
        }
        String path = name.replace('\\', '/');
        MediaFile file = found.getOrDefault(path.substring(path.lastIndexOf('/') + 1), List.of()).stream()
                .filter(one -> one.name().endsWith("/" + path) || one.name().equals(path))
                .findFirst()
                .orElseThrow(() -> new UserException("%s: there is no picture %s in data.format.pictures = %s"
                        .formatted(at, name, String.join(", ", folders))));
        used.add(file);
        return file;
    }

    /** A sentence about pictures that no table named; empty if there are none. */
    Optional<String> unnamed() {
        if (found == null) {
            return Optional.empty();
        }
        List<MediaFile> left = found.values().stream()
                .flatMap(List::stream)
                .filter(file -> !used.contains(file))
                .sorted(Comparator.comparing(MediaFile::name))
                .toList();
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of("%,d picture%s in no table (the first: %s)"
                        .formatted(
                                left.size(),
                                left.size() == 1 ? " of data.format.pictures is" : "s of data.format.pictures are",
                                left.get(0).name()));
    }
}
