package org.rnn4j.cli.init;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.FileKind;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.examples.InputFile;

/**
 * The beginning of a file, as text.
 *
 * @param file the file
 * @param text whole lines, without a byte order mark
 * @param charset charset of the file
 * @param whyCharset evidence for it; empty for UTF-8
 * @param times size of the file in samples; 1 if the sample is all of it
 */
record Sample(Path file, String text, String charset, String whyCharset, double times) {
    /** Bytes that are read, decompressed. */
    private static final int LIMIT = 4 << 20;

    /** Bytes that are counted, decompressed. */
    private static final long COUNTED = 1L << 30;

    /** Reads the beginning of a file; its bytes must be text. */
    static Sample of(Path file) {
        byte[] bytes;
        long size;
        try (InputStream in = PackedFile.open(file)) {
            bytes = in.readNBytes(LIMIT);
            size = bytes.length == LIMIT ? LIMIT + count(in) : bytes.length;
        } catch (IOException e) {
            throw PackedFile.unreadable(file.toString(), e);
        }
        refuseBinary(file, bytes);
        Charsets.Decoded decoded = Charsets.decode(bytes, size == bytes.length)
                .orElseThrow(() -> new UserException(
                        "%s is not text in UTF-8, UTF-16, MS949 (CP949) or windows-1252; convert it: iconv -f ENCODING -t UTF-8"
                                .formatted(file)));
        if (decoded.text().isBlank()) {
            throw new UserException("%s is empty; name a file with data".formatted(file));
        }
        String text = decoded.text();
        boolean whole = size == bytes.length;
        int end = whole ? text.length() : text.lastIndexOf('\n') + 1;
        return new Sample(
                file,
                end > 0 ? text.substring(0, end) : text,
                decoded.charset(),
                decoded.why(),
                size / (double) bytes.length);
    }

    private static long count(InputStream in) throws IOException {
        byte[] block = new byte[1 << 16];
        long count = 0;
        for (int read = in.read(block); read > 0 && count < COUNTED; read = in.read(block)) {
            count += read;
        }
        return count;
    }

    private static void refuseBinary(Path file, byte[] bytes) {
        Optional<FileKind> kind = FileKind.of(bytes);
        if (kind.isEmpty() || (kind.get() == FileKind.BINARY && Charsets.isUtf16(bytes))) {
            return;
        }
        throw new UserException("%s is %s; %s".formatted(file, kind.get().description(), advice(file, kind.get())));
    }

    private static String advice(Path file, FileKind kind) {
        if (kind == FileKind.GZIP) {
            return "rename it to end in .gz";
        }
        if (Set.of("xlsx", "ods").contains(PackedFile.ending(file.toString()))) {
            return "a spreadsheet; save it as CSV";
        }
        return kind == FileKind.ZIP
                ? "unpack it, and name the files or the folder in it"
                : "rnn4j init needs text or numbers in text";
    }

    /** The lines, without blank ones at the end. */
    List<String> lines() {
        return input().lines();
    }

    /** The sample for the readers of data. */
    InputFile input() {
        return new InputFile(file.toString(), text);
    }

    /** The {@link PackedFile#ending} of the file. */
    String ending() {
        return PackedFile.ending(file.getFileName().toString());
    }

    /** Number of lines of the file, estimated if it is long. */
    long rows() {
        return Math.round(lines().stream().filter(line -> !line.isBlank()).count() * times);
    }
}
