package org.rnn4j.datasets.picture.file;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;

/**
 * An array of bytes in the format of MNIST: the number 8 and the number of axes, the length of each axis, the values.
 *
 * @param name name of the file, for errors
 * @param lengths length of each axis
 * @param values the last axis fastest
 */
public record IdxFile(String name, int[] lengths, byte[] values) {
    private static final int UNSIGNED_BYTES = 8;
    private static final long MAX_BYTES = 1 << 30;

    /**
     * Reads a file.
     *
     * @param axes number of axes that it must have
     * @param meaning what the axes are, such as {@code pictures (count, height, width)}, for errors
     * @throws UserException if it is not such a file, or shorter or longer than its header says
     */
    public static IdxFile read(String name, InputStream bytes, int axes, String meaning) {
        try (DataInputStream in = new DataInputStream(bytes)) {
            int magic = in.readInt();
            if (magic != (UNSIGNED_BYTES << 8 | axes)) {
                throw new UserException("%s: an idx file of %s begins with 0x%08x, but this one with 0x%08x%s"
                        .formatted(name, meaning, UNSIGNED_BYTES << 8 | axes, magic, hint(magic)));
            }
            int[] lengths = new int[axes];
            long size = 1;
            for (int a = 0; a < axes; a++) {
                lengths[a] = in.readInt();
                if (lengths[a] < 1 || size * lengths[a] > MAX_BYTES) {
                    throw new UserException(
                            "%s: axis %d has the length %d, but an idx file has 1 or more, and %,d bytes at most"
                                    .formatted(name, a + 1, lengths[a], MAX_BYTES));
                }
                size *= lengths[a];
            }
            byte[] values = in.readNBytes((int) size);
            if (values.length < size || in.read() >= 0) {
                throw new UserException("%s: the header says %s = %,d bytes, but the file has %s; copy it again"
                        .formatted(
                                name,
                                product(lengths),
                                size,
                                values.length < size ? "%,d".formatted(values.length) : "more"));
            }
            return new IdxFile(name, lengths, values);
        } catch (EOFException e) {
            throw new UserException("%s: too short for an idx file of %s; copy it again".formatted(name, meaning), e);
        } catch (IOException e) {
            throw PackedFile.unreadable(name, e);
        }
    }

    private static String hint(int magic) {
        return switch (magic) {
            case 0x801 -> ", which is that of labels";
            case 0x803 -> ", which is that of pictures";
            default -> "";
        };
    }

    private static String product(int[] lengths) {
        StringBuilder text = new StringBuilder();
        for (int length : lengths) {
            text.append(text.length() == 0 ? "" : " x ").append("%,d".formatted(length));
        }
        return text.toString();
    }

    /** Number of items along the first axis. */
    public int count() {
        return lengths[0];
    }

    /** A picture of a file with three axes. */
    public Pixels picture(int index) {
        int size = lengths[1] * lengths[2];
        byte[] picture = Arrays.copyOfRange(values, index * size, (index + 1) * size);
        return new Pixels(1, lengths[1], lengths[2], picture);
    }
}
