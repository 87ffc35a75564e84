package org.rnn4j.datasets.audio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.media.MediaInputs;

/** Reads the texts that stand in files beside sound files. Not thread-safe. */
final class TextsBeside {
    private final MediaInputs inputs;
    private final Map<String, Optional<String>> listed = new HashMap<>(); // texts of *.trans.txt, by name

    TextsBeside(MediaInputs inputs) {
        this.inputs = inputs;
    }

    List<Example<Clip, String>> read(List<MediaFile> files) {
        List<Example<Clip, String>> clips = new ArrayList<>();
        for (MediaFile file : files) {
            inputs.bad()
                    .keep(() -> new Example<>(new Clip(file, 0, 0), text(file), file.name(), ""))
                    .ifPresent(clips::add);
        }
        return clips;
    }

    private String text(MediaFile file) {
        String base = file.baseName();
        String stem = base.substring(0, base.lastIndexOf('.'));
        Optional<String> own = content(file, stem + ".txt");
        if (own.isPresent()) {
            return own.get().strip().replaceAll("\\s*\\R\\s*", " ");
        }
        int last = stem.lastIndexOf('-');
        String list = last < 0 ? "" : stem.substring(0, last) + ".trans.txt";
        return Optional.of(list)
                .filter(name -> !name.isEmpty())
                .flatMap(name -> listed.computeIfAbsent(folder(file) + name, any -> content(file, name)))
                .flatMap(lines -> lines.lines()
                        .filter(line -> line.startsWith(stem + " "))
                        .findFirst())
                .map(line -> line.substring(stem.length()).strip())
                .orElseThrow(() -> new UserException("%s: no text; write it to %s.txt in the same folder%s"
                        .formatted(file.name(), stem, list.isEmpty() ? "" : ", or on a line of " + list)));
    }

    /** The part of a name before its base name. */
    private static String folder(MediaFile file) {
        return file.name().substring(0, file.name().length() - file.baseName().length());
    }

    private Optional<String> content(MediaFile file, String name) {
        try {
            Optional<InputStream> beside = file.beside(name);
            if (beside.isEmpty()) {
                return Optional.empty();
            }
            inputs.media().read(folder(file) + name);
            try (InputStream in = inputs.files().counted(beside.get())) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }
}
