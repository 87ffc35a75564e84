package org.rnn4j.core.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.rnn4j.core.network.SavedNetwork;

/** The entries of an open bundle, which may not be what their names and sizes promise. */
final class BundleEntries implements SavedNetwork.Entries, AutoCloseable {
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new LinkedHashMap<>();
    private BundleSignature signature;

    /** @throws ZipException if the file is no zip file, is cut off, or has two entries of one name */
    BundleEntries(Path file) throws IOException {
        zip = new ZipFile(file.toFile());
        for (ZipEntry entry : Collections.list(zip.entries())) {
            if (entries.put(entry.getName(), entry) != null) { // two readers could each take another one
                zip.close();
                throw new ZipException("it has two entries %s".formatted(entry.getName()));
            }
        }
    }

    /** From now on, only entries that this key has signed are read. */
    void requireSignature(PublicKey key) throws IOException {
        signature = BundleSignature.verified(this, key);
    }

    /** Names in the order of the file. */
    Set<String> names() {
        return entries.keySet();
    }

    @Override
    public boolean has(String name) {
        return entries.containsKey(name);
    }

    /** Which of these are missing. */
    List<String> without(List<String> names) {
        return names.stream().filter(name -> !has(name)).toList();
    }

    @Override
    public long storedSize(String name) {
        return entries.get(name).getCompressedSize();
    }

    @Override
    public byte[] read(String name, long limit) throws IOException {
        ZipEntry entry = entries.get(name);
        int most = Math.toIntExact(Math.min(limit, Integer.MAX_VALUE - 8));
        if (entry.getSize() > most) {
            throw tooLarge(name, entry.getSize(), most);
        }
        byte[] bytes;
        try (InputStream in = zip.getInputStream(entry)) {
            bytes = in.readNBytes(most); // the size above is only a claim
            if (in.read() >= 0) {
                throw tooLarge(name, most + 1L, most);
            }
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        if (crc.getValue() != entry.getCrc()) { // ZipFile does not check it
            throw new ZipException("entry %s is damaged".formatted(name));
        }
        if (signature != null) {
            signature.require(name, bytes);
        }
        return bytes;
    }

    private static IOException tooLarge(String name, long bytes, long limit) {
        return new IOException(
                "entry %s has %,d bytes or more, but at most %,d fit the model".formatted(name, bytes, limit));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
