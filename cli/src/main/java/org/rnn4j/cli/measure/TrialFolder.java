package org.rnn4j.cli.measure;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.run.RunFolder;

/** The folder of many trainings: the one to continue, or a new one. */
final class TrialFolder {
    private TrialFolder() {}

    /**
     * A folder that an earlier command made.
     *
     * @param resume as the user named it
     */
    static RunFolder existing(Path resume) {
        if (!resume.toFile().isDirectory()) {
            throw new UserException(
                    "--resume %s is not a folder; name the folder of an earlier command".formatted(resume));
        }
        return new RunFolder(resume);
    }

    /** @param out as the user named it, if they did */
    static RunFolder fresh(Optional<Path> out, String job) {
        return out.map(RunFolder::at)
                .orElseGet(() -> RunFolder.create(Path.of("runs"), job, LocalDateTime.now(ZoneId.systemDefault())));
    }
}
