package org.rnn4j.datasets.media;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.datasets.examples.Padding;
import org.rnn4j.datasets.examples.StoredItems;

/**
 * Encoded items of a split, as bytes. The first ones stay on the heap, up to an eighth of it; the others go to a temporary file,
 * which vanishes when the program ends. Equal items are kept once. Items can be read by several threads, but are added by one.
 */
public final class SpilledItems extends StoredItems {
    private static final int SHARE_OF_HEAP = 8;

    private final Packing packing;
    private final long budget; // bytes
    private final List<Place> places = new ArrayList<>();
    private final Map<Key, Place> known = new HashMap<>();
    private final MessageDigest sha256;
    private RandomAccessFile file; // null until it is needed
    private long onHeap;
    private long inFile;

    /** A key that is equal for items with equal values. */
    private record Key(int steps, ByteBuffer digest) {}

    /**
     * An item.
     *
     * @param held its bytes; null if they are in the file
     * @param offset byte of the file where it begins
     */
    private record Place(byte[] held, int length, long offset, Key key) {}

    /** Creates an empty list. */
    public SpilledItems(Packing packing) {
        this(packing, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param budget maximum number of bytes on the heap */
    SpilledItems(Packing packing, long budget) {
        this.packing = packing;
        this.budget = budget;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean add(SequenceValues item) {
        byte[] bytes = packing.pack(item);
        Key key = new Key(Padding.steps(item), ByteBuffer.wrap(sha256.digest(bytes)));
        places.add(known.computeIfAbsent(key, any -> place(bytes, key)));
        return true;
    }

    private Place place(byte[] bytes, Key key) {
        boolean held = onHeap + bytes.length <= budget;
        Place place = new Place(held ? bytes : null, bytes.length, inFile, key);
        if (held) {
            onHeap += bytes.length;
        } else {
            write(bytes);
        }
        return place;
    }

    private void write(byte[] bytes) {
        try {
            if (file == null) {
                file = temporary();
            }
            synchronized (places) {
                file.seek(inFile);
                file.write(bytes);
            }
            inFile += bytes.length;
        } catch (IOException e) {
            throw new UserException(
                    "features cannot be written to the folder for temporary files, %s: %s; free space there, or name another with -Djava.io.tmpdir"
                            .formatted(System.getProperty("java.io.tmpdir"), IoReason.of(e)),
                    e);
        }
    }

    /** A file without a name, where the system allows that; otherwise it is deleted when the program ends. */
    private static RandomAccessFile temporary() throws IOException {
        Path path = Files.createTempFile("rnn4j-features-", ".tmp");
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"); // a channel would be closed by an interrupt
        try {
            Files.delete(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit(); // Windows keeps files that are open
        }
        return file;
    }

    @Override
    public SequenceValues get(int index) {
        Place place = places.get(index);
        return packing.unpack(place.held != null ? place.held : read(place), place.key.steps);
    }

    private byte[] read(Place place) {
        byte[] bytes = new byte[place.length];
        try {
            synchronized (places) {
                file.seek(place.offset);
                file.readFully(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    protected int steps(int index) {
        return places.get(index).key.steps;
    }

    @Override
    protected Object identity(int index) {
        return places.get(index).key;
    }

    /** Bytes in the temporary file. */
    long inFile() {
        return inFile;
    }
}
