package org.rnn4j.core.baseline;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rnn4j.core.network.SavedNetwork;

/** An n-gram model in a bundle: the counts of its n-grams, compressed, as one entry. */
public record SavedNGram(NGram model) implements SavedNetwork {
    private static final String ENTRY = "n-gram.bin";

    /** Bytes that any entry may have. */
    private static final long SMALL = 1 << 20;

    /** Maximum size of a larger entry as a multiple of its compressed size, which is usually 2. */
    private static final long RATIO = 20;

    /** The format of n-gram models in bundles. */
    public static final Format FORMAT = new Format() {
        @Override
        public List<String> entries() {
            return List.of(ENTRY);
        }

        @Override
        public SavedNetwork read(Entries entries) throws IOException {
            long limit = Math.max(SMALL, RATIO * entries.storedSize(ENTRY));
            byte[] bytes = entries.read(ENTRY, limit);
            return new SavedNGram(NGram.readFrom(new DataInputStream(new ByteArrayInputStream(bytes))));
        }
    };

    /** Number of n-grams. */
    @Override
    public long parameters() {
        return model.sizes().stream().mapToLong(Integer::longValue).sum();
    }

    @Override
    public void writeTo(ZipOutputStream zip) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION); // to about a half
        zip.putNextEntry(new ZipEntry(ENTRY));
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(zip, 1 << 16));
        model.writeTo(out);
        out.flush();
        zip.closeEntry();
    }
}
