package org.rnn4j.core.bundle;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunFolder;

/**
 * The bundle from which an interrupted run continues: the one with more steps of {@code last.zip} and {@code best.zip}, or
 * the one that can be read.
 *
 * @param notes warnings about missing or damaged bundles and lost steps
 */
public record ResumePoint(ModelBundle bundle, List<String> notes) {
    public ResumePoint {
        notes = List.copyOf(notes);
    }

    /**
     * Finds the bundle.
     *
     * @throws UserException if no bundle can be read, or none has its training state
     */
    public static ResumePoint of(RunFolder folder, Plugins plugins) {
        List<String> notes = new ArrayList<>();
        ModelBundle latest = null;
        UserException first = null;
        for (Path file : List.of(folder.last(), folder.best())) {
            if (file.equals(folder.best()) && Files.notExists(file)) {
                continue; // there was no validation yet
            }
            try {
                ModelBundle bundle = read(file, plugins);
                if (latest == null
                        || bundle.state().get().step() > latest.state().get().step()) {
                    latest = bundle;
                }
            } catch (UserException e) {
                first = first == null ? e : first;
                notes.add(e.getMessage());
            }
        }
        if (latest == null) {
            throw first;
        }
        if (!notes.isEmpty()) {
            notes.add("continues from step %d; later steps are lost"
                    .formatted(latest.state().get().step()));
        }
        return new ResumePoint(latest, notes);
    }

    private static ModelBundle read(Path file, Plugins plugins) {
        ModelBundle bundle = ModelBundle.read(file, plugins);
        if (bundle.state().isEmpty()) {
            throw new UserException("%s was saved without its training state, so it cannot be resumed".formatted(file));
        }
        return bundle;
    }
}
