package org.rnn4j.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.network.SavedNetwork;
import org.rnn4j.core.network.SavedNetwork.Entries;

/** The entries of a bundle that a network writes, as a reader sees them. */
public record SavedEntries(Map<String, byte[]> all) implements Entries {

    public static SavedEntries of(SavedNetwork network) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            network.writeTo(zip);
        }
        Map<String, byte[]> entries = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return new SavedEntries(entries);
    }

    @Override
    public boolean has(String name) {
        return all.containsKey(name);
    }

    @Override
    public long storedSize(String name) {
        return all.get(name).length;
    }

    @Override
    public byte[] read(String name, long limit) {
        assertThat(all.get(name).length).isLessThanOrEqualTo((int) limit);
        return all.get(name);
    }
}
