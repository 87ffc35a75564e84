package org.rnn4j.core.bundle;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Reads and writes zip entries as byte arrays. */
final class ZipEntries {
    private ZipEntries() {}

    /** Writes the content of an entry. */
    @FunctionalInterface
    interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        put(zip, name, out -> out.write(bytes));
    }

    static void put(ZipOutputStream zip, String name, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
        content.writeTo(out);
        out.flush();
        zip.closeEntry();
    }

    /** All entries by name; fails if the file is truncated or damaged. */
    static Map<String, byte[]> readAll(Path file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                entries.put(entry.getName(), read(zip, entry));
            }
        }
        return entries;
    }

    /** All entries of a stream by name; fails if the stream ends within an entry or an entry is damaged. */
    static Map<String, byte[]> readAll(InputStream in) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        ZipInputStream zip = new ZipInputStream(in);
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (EOFException e) {
            throw new ZipException("it ends within an entry");
        }
        if (entries.isEmpty()) {
            throw new ZipException("it does not begin like a zip file");
        }
        return entries;
    }

    private static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) { // ZipFile does not check it
            throw new ZipException("entry %s is damaged".formatted(entry.getName()));
        }
        return bytes;
    }
}
