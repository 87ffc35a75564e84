package org.rnn4j.models.golden;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.rnn4j.core.error.UserException;

/** Reads golden files. */
public final class GoldenFiles {
    private static final String EXTENSION = ".json";

    private GoldenFiles() {}

    /** The bundled golden files: every cell, with and without padding, unidirectional and bidirectional. */
    public static List<GoldenCase> shipped() {
        return resource("index.txt")
                .lines()
                .map(file -> GoldenCase.parse(withoutExtension(file), resource(file)))
                .toList();
    }

    /**
     * Reads all files of a folder that end in {@code .json}, sorted by name.
     *
     * @throws UserException if the folder cannot be read or contains no golden file
     */
    public static List<GoldenCase> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<GoldenCase> cases = files.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .map(GoldenFiles::read)
                    .toList();
            if (cases.isEmpty()) {
                throw new UserException(
                        "%s contains no golden file; specify a folder with %s files".formatted(folder, EXTENSION));
            }
            return cases;
        } catch (IOException e) {
            throw new UserException("cannot read the folder %s: %s".formatted(folder, e), e);
        }
    }

    private static GoldenCase read(Path file) {
        try {
            return GoldenCase.parse(withoutExtension(file.getFileName().toString()), Files.readString(file));
        } catch (IOException e) {
            throw new UserException("cannot read the golden file %s: %s".formatted(file, e), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = GoldenFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read the resource " + name, e);
        }
    }

    private static String withoutExtension(String file) {
        return file.substring(0, file.length() - EXTENSION.length());
    }
}
