package org.rnn4j.core.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.run.RunFolder;

/** The trials of one folder, each in a folder of its own. What is finished is read, not trained again. Not thread-safe. */
public final class Trials {
    private final Path path;
    private final TrialRunner runner;
    private String dataSha256 = "";

    /** @param folder folder of all trials, which exists */
    public Trials(RunFolder folder, TrialRunner runner) {
        this.path = folder.path();
        this.runner = runner;
    }

    /** The folder of a trial; it need not exist. */
    public RunFolder folder(Trial trial) {
        return new RunFolder(path.resolve(trial.name()));
    }

    /** The result of a trial that is finished; otherwise empty. */
    public Optional<TrialResult> finished(Trial trial) {
        Path file = file(trial);
        return Files.exists(file) ? Optional.of(sameData(trial, TrialResult.read(file))) : Optional.empty();
    }

    /**
     * The result of a trial, which is run unless it is finished.
     *
     * @return empty if it was interrupted
     * @throws UserException if it cannot be trained, or if the data has changed since another trial
     */
    public Optional<TrialResult> run(Trial trial) {
        Optional<TrialResult> earlier = finished(trial);
        if (earlier.isPresent()) {
            return earlier;
        }
        try {
            Files.createDirectories(folder(trial).path());
        } catch (IOException e) {
            throw new UserException(
                    "%s cannot be created: %s".formatted(folder(trial).path(), IoReason.of(e)), e);
        }
        Optional<TrialResult> result = runner.run(trial, folder(trial)).map(ran -> sameData(trial, ran));
        result.ifPresent(ran -> keep(trial, ran));
        return result;
    }

    /** Marks a trial as finished. */
    public void keep(Trial trial, TrialResult result) {
        result.write(file(trial));
    }

    private TrialResult sameData(Trial trial, TrialResult result) {
        if (!dataSha256.isEmpty() && !result.dataSha256().isEmpty() && !dataSha256.equals(result.dataSha256())) {
            throw new UserException(
                    "the data has changed since the first model of %s was trained, but %s must be comparable; start anew, or restore the old data"
                            .formatted(path, trial.name()));
        }
        dataSha256 = result.dataSha256().isEmpty() ? dataSha256 : result.dataSha256();
        return result;
    }

    private Path file(Trial trial) {
        return folder(trial).path().resolve("result.json");
    }
}
