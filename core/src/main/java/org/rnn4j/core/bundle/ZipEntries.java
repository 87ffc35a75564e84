package org.rnn4j.core.bundle;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes zip entries. */
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
}
