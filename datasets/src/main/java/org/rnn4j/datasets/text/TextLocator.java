package org.rnn4j.datasets.text;

import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.examples.Folder;

/** Resolves the name of a source: a built-in text, standard input, a file, or the texts in a folder. */
final class TextLocator {
    private final Charset charset;
    private final InputStream standardInput;
    private final int maxStandardInput;
    private boolean standardInputTaken;
    private int hidden;

    TextLocator(Charset charset, InputStream standardInput, int maxStandardInput) {
        this.charset = charset;
        this.standardInput = standardInput;
        this.maxStandardInput = maxStandardInput;
    }

    List<TextInput> find(String key, String source) {
        Optional<BuiltInText> builtIn = BuiltInText.named(source);
        if (builtIn.isPresent()) {
            return List.of(TextInput.of(key, builtIn.get()));
        }
        return source.equals("-") ? List.of(standardInput(key)) : files(key, source);
    }

    private TextInput standardInput(String key) {
        if (standardInputTaken) {
            throw new UserException("%s = -: standard input can be read only once; name a file".formatted(key));
        }
        standardInputTaken = true;
        return TextInput.ofStandardInput(key, standardInput, charset, maxStandardInput);
    }

    private List<TextInput> files(String key, String source) {
        String where = TextInput.where(key, source);
        Path path = path(where, source);
        if (Files.notExists(path)) {
            throw new UserException("%s: no such file or folder (%s); built-in texts are %s"
                    .formatted(where, path.toAbsolutePath().normalize(), BuiltInText.names()));
        }
        if (!Files.isDirectory(path)) {
            return List.of(TextInput.of(key, path, charset));
        }
        Folder folder = Folder.list(where, path, List.of(".txt"));
        hidden += folder.hidden();
        return folder.files().stream()
                .map(file -> TextInput.of(key, file, charset))
                .toList();
    }

    /** Number of hidden files in the folders that were found. */
    int hidden() {
        return hidden;
    }

    private static Path path(String where, String source) {
        try {
            return Path.of(source);
        } catch (InvalidPathException e) {
            throw new UserException(
                    "%s: not a valid path (%s); name a file or a folder".formatted(where, e.getReason()), e);
        }
    }
}
