package org.rnn4j.datasets.examples;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/** Reads the files of one data set, each once and into memory, and keeps count of their bytes. Not thread-safe. */
public final class InputFiles {
    /** Maximum size of all files, as examples are held in memory; use a stream for larger data. */
    private static final int MAX_BYTES = 1 << 30;

    private final Encoding encoding;
    private final Map<String, Supplier<String>> builtIn;
    private final MessageDigest digest = sha256Digest();
    private long bytes;
    private long held; // of these, in memory
    private int hidden;

    /**
     * Creates a reader that has not read anything.
     *
     * @param charset charset of the files, which {@code data.encoding} names
     * @param builtIn built-in texts by name, which take precedence over files of that name
     */
    public InputFiles(Charset charset, Map<String, Supplier<String>> builtIn) {
        this(Encoding.ofData(charset), builtIn);
    }

    /** The same for an encoding that something else names. */
    public InputFiles(Encoding encoding, Map<String, Supplier<String>> builtIn) {
        this.encoding = encoding;
        this.builtIn = Map.copyOf(builtIn);
    }

    /**
     * Reads the files with some names; a folder means its {@link Folder} of files that end in one of {@code
     * endings}.
     *
     * @param key job key that gives the names, for errors
     */
    public List<InputFile> read(String key, List<String> names, List<String> endings) {
        List<InputFile> files = new ArrayList<>();
        for (String name : names) {
            if (builtIn.containsKey(name)) {
                byte[] content = builtIn.get(name).get().getBytes(StandardCharsets.UTF_8);
                account(content);
                files.add(new InputFile(name, new String(content, StandardCharsets.UTF_8)));
                continue;
            }
            for (Path file : find(key, name, endings)) {
                files.add(read(key, file));
            }
        }
        return files;
    }

    /**
     * Reads the files in the subfolders of some folders. Each file is an example, so one that cannot be read is a bad one.
     *
     * @param key job key that gives the names of the folders, for errors
     */
    public List<InputFile> readSubfolders(String key, List<String> names, BadExamples bad) {
        List<InputFile> files = new ArrayList<>();
        for (String name : names) {
            String where = key + " = " + name;
            Path path = existing(where, name);
            if (!Files.isDirectory(path)) {
                throw new UserException("%s is a file, but must be a folder with subfolders".formatted(where));
            }
            Folder folder = Folder.listSubfolders(where, path);
            hidden += folder.hidden();
            folder.files().forEach(file -> bad.keep(() -> read(key, file)).ifPresent(files::add));
        }
        return files;
    }

    /**
     * The files with a name, which something else reads: a file, or those of a folder.
     *
     * @param key job key that gives the name, for errors
     */
    public List<Path> list(String key, String name, List<String> endings) {
        return find(key, name, endings);
    }

    private List<Path> find(String key, String name, List<String> endings) {
        String where = key + " = " + name;
        Path path = existing(where, name);
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        Folder folder = Folder.list(where, path, endings);
        hidden += folder.hidden();
        return folder.files();
    }

    /**
     * The file or folder with a name, which something else reads.
     *
     * @param key job key that gives the name, for errors
     */
    public Path locate(String key, String name) {
        return existing(key + " = " + name, name);
    }

    /** A stream that is read elsewhere, and whose bytes count as those of a file; skipped bytes do not. */
    public InputStream counted(InputStream stream) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 1 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                if (read > 0) {
                    bytes += read;
                    digest.update(into, from, read);
                }
                return read;
            }
        };
    }

    /** Counts hidden files that were found elsewhere. */
    public void countHidden(int more) {
        hidden += more;
    }

    private Path existing(String where, String name) {
        Path path = path(where, name);
        if (Files.notExists(path)) {
            throw new UserException("%s: no such file or folder (%s)%s"
                    .formatted(where, path.toAbsolutePath().normalize(), builtInNames()));
        }
        return path;
    }

    private String builtInNames() {
        return builtIn.isEmpty()
                ? ""
                : "; built in: "
                        + String.join(", ", builtIn.keySet().stream().sorted().toList());
    }

    private static Path path(String where, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new UserException(
                    "%s: not a valid path (%s); name a file or a folder".formatted(where, e.getReason()), e);
        }
    }

    /** Reads one file. */
    public InputFile read(String key, Path file) {
        String where = key + " = " + file;
        byte[] content;
        try (InputStream in = PackedFile.open(file)) {
            content = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw PackedFile.unreadable(where, e);
        }
        if (held + content.length > MAX_BYTES) {
            throw new UserException("%s: more than %d bytes in total, the maximum for data in memory; use a part"
                    .formatted(where, MAX_BYTES));
        }
        account(content);
        String text = StrictDecoder.decode(where, content, encoding);
        if (text.isBlank()) {
            throw new UserException("%s: the file is empty; use a file with examples".formatted(where));
        }
        return new InputFile(file.toString(), text);
    }

    private void account(byte[] content) {
        held += content.length;
        bytes += content.length;
        digest.update(content);
    }

    /** Adds the number of bytes read, decompressed, and of hidden files that were ignored, to the facts of a summary. */
    public void describe(Map<String, Object> facts) {
        facts.put("bytes", bytes);
        if (hidden > 0) {
            facts.put(Folder.HIDDEN, hidden);
        }
    }

    /** SHA-256 of all bytes read, decompressed, in hexadecimal. Nothing can be read afterwards. */
    public String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
