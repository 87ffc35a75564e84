package org.rnn4j.cli.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;

/**
 * The data that a model was trained with. Its bundle names the files, so they are opened only where the user trained the model:
 * in the folder of its run, which has the manifest of the same run.
 *
 * @param trusted whether the files are opened wherever the bundle lies
 */
public record OwnData(Predictor predictor, Path bundle, boolean trusted) {

    /**
     * Opens the data.
     *
     * @throws UserException if the data has files, and neither its place nor the user vouches for the bundle
     */
    public SequenceData open() {
        List<Path> files = predictor.files();
        if (!files.isEmpty() && !trusted && !isInItsRunFolder()) {
            throw new UserException(
                    "%s names its data, %s%s, but is not in the folder of its run, so it may come from someone else; evaluate it on --data FILE, or open what it names with --trust-paths"
                            .formatted(bundle, files.get(0), files.size() == 1 ? "" : " and others"));
        }
        return predictor.data();
    }

    private boolean isInItsRunFolder() {
        Path folder = bundle.toAbsolutePath().normalize().getParent();
        if (folder != null && folder.endsWith("checkpoints")) {
            folder = folder.getParent();
        }
        return folder != null && isOfThisRun(folder.resolve("run.json"));
    }

    private boolean isOfThisRun(Path manifest) {
        if (!Files.isRegularFile(manifest)) {
            return false;
        }
        try {
            RunManifest here = RunManifest.fromJson(Files.readString(manifest));
            RunManifest own = predictor.bundle().run();
            return own.startedAt().equals(here.startedAt())
                    && own.command().equals(here.command())
                    && own.dataSha256().equals(here.dataSha256());
        } catch (IOException | RuntimeException e) { // not the manifest of a run
            return false;
        }
    }
}
