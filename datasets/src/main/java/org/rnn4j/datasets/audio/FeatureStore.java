package org.rnn4j.datasets.audio;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.IoReason;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.examples.StoredItems;

/**
 * Features of the recordings of a split. The first ones stay on the heap, up to an eighth of it; the others go to a temporary file,
 * which vanishes when the program ends. Items can be read by several threads, but are added by one.
 */
final class FeatureStore extends StoredItems {
    private static final int SHARE_OF_HEAP = 8;

    private final long budget; // bytes
    private final List<Place> places = new ArrayList<>();
    private final MessageDigest sha256;
    private RandomAccessFile file; // null until it is needed
    private long onHeap;
    private long inFile;

    /**
     * An item.
     *
     * @param held its values; null if they are in the file
     * @param offset byte of the file where it begins
     * @param digest hash of its values
     */
    private record Place(RealVectors held, int features, int time, long offset, ByteBuffer digest) {}

    FeatureStore() {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** @param budget maximum number of bytes on the heap */
    FeatureStore(long budget) {
        this.budget = budget;
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public boolean add(SequenceValues item) {
        RealVectors vectors = (RealVectors) item;
        byte[] bytes = new byte[Float.BYTES * vectors.values().length];
        ByteBuffer.wrap(bytes).asFloatBuffer().put(vectors.values());
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(bytes));
        boolean held = onHeap + bytes.length <= budget;
        places.add(new Place(held ? vectors : null, vectors.features(), vectors.time(), inFile, digest));
        if (held) {
            onHeap += bytes.length;
        } else {
            write(bytes);
        }
        return true;
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
    public RealVectors get(int index) {
        Place place = places.get(index);
        if (place.held != null) {
            return place.held;
        }
        float[] values = new float[place.features * place.time];
        byte[] bytes = new byte[Float.BYTES * values.length];
        try {
            synchronized (places) {
                file.seek(place.offset);
                file.readFully(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return new RealVectors(1, place.features, place.time, values);
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    protected int steps(int index) {
        return places.get(index).time;
    }

    @Override
    protected Object identity(int index) {
        return places.get(index).digest;
    }

    /** Bytes in the temporary file. */
    long inFile() {
        return inFile;
    }
}
