package org.rnn4j.core.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.IoReason;

/**
 * The folder of one run. It must be new or empty; nothing is overwritten.
 *
 * @param path path of the folder, which exists
 */
public record RunFolder(Path path) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /**
     * A new folder {@code <job>-<yyyyMMdd-HHmmss>} in {@code runs}; {@code -2} and so on if two begin in the same
     * second.
     */
    public static RunFolder create(Path runs, String job, LocalDateTime now) {
        String name = job + "-" + STAMP.format(now);
        makeFolders(runs);
        for (int copy = 1; ; copy++) {
            Path path = runs.resolve(copy == 1 ? name : name + "-" + copy);
            try {
                return new RunFolder(Files.createDirectory(path));
            } catch (FileAlreadyExistsException e) {
                // another run began in this second: try the next name
            } catch (IOException e) {
                throw cannotCreate(path, e);
            }
        }
    }

    /**
     * The folder that the user named, created if it is missing.
     *
     * @throws UserException if the folder is not empty, or cannot be created
     */
    public static RunFolder at(Path path) {
        makeFolders(path);
        try (Stream<Path> files = Files.list(path)) {
            if (files.findAny().isPresent()) {
                throw new UserException(
                        "--out = %s, but that folder is not empty; name a new or empty folder, or remove its files"
                                .formatted(path));
            }
        } catch (IOException e) {
            throw cannotCreate(path, e);
        }
        return new RunFolder(path);
    }

    /** The bundle of the model that was best on the validation split. */
    public Path best() {
        return path.resolve("best.zip");
    }

    /** The bundle of the latest model, to resume from. */
    public Path last() {
        return path.resolve("last.zip");
    }

    /** The folder of earlier models, if some are kept. */
    public Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /** The table with one line per step and validation. */
    public Path metrics() {
        return path.resolve("metrics.csv");
    }

    /** The run's {@link RunManifest}. */
    public Path manifest() {
        return path.resolve("run.json");
    }

    /** The page about the run. */
    public Path report() {
        return path.resolve("report.html");
    }

    /**
     * Takes the folder for this process until the result is closed, and removes what a killed process left half written.
     *
     * @throws UserException if another process, or another training in this one, holds it
     */
    public RunLock lock() {
        RunLock lock = RunLock.take(path);
        AtomicFile.cleanUp(path);
        return lock;
    }

    private static void makeFolders(Path path) {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw cannotCreate(path, e);
        }
    }

    private static UserException cannotCreate(Path path, IOException e) {
        return new UserException(
                "the run folder %s cannot be created: %s; name another with --out".formatted(path, IoReason.of(e)), e);
    }
}
