package org.rnn4j.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;

/** Secrets of a server, from files or variables, so that no list of processes shows them. */
final class Secrets {
    private static final String VARIABLE = "RNN4J_TOKEN";
    private static final int KEY_BYTES = 32;

    private Secrets() {}

    /** The token in the first line of a file, else in the environment; empty if there is neither. */
    static Optional<String> token(Optional<Path> file, Map<String, String> environment) {
        if (file.isEmpty()) {
            return Optional.ofNullable(environment.get(VARIABLE))
                    .filter(token -> !token.isBlank())
                    .map(String::strip);
        }
        try {
            return Optional.of(Files.readString(file.get())
                    .lines()
                    .findFirst()
                    .map(String::strip)
                    .filter(token -> !token.isEmpty())
                    .orElseThrow(() -> new UserException(
                            "--token-file %s: its first line is empty; put the token there".formatted(file.get()))));
        } catch (IOException e) {
            throw new UserException("--token-file %s cannot be read: %s".formatted(file.get(), IoReason.of(e)), e);
        }
    }

    /** A key in a file. */
    static byte[] key(Path file) {
        try {
            byte[] key = Files.readAllBytes(file);
            if (key.length < KEY_BYTES) {
                throw new UserException(
                        "--state-key-file %s has %d bytes, but must have %d or more; make one with: head -c %d /dev/urandom > %s"
                                .formatted(file, key.length, KEY_BYTES, KEY_BYTES, file));
            }
            return key;
        } catch (IOException e) {
            throw new UserException("--state-key-file %s cannot be read: %s".formatted(file, IoReason.of(e)), e);
        }
    }
}
