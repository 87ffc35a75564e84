package org.rnn4j.datasets.picture.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.media.MediaFile;

/**
 * An array of numbers in NumPy's format, of real numbers or of bytes, in C order.
 *
 * @param lengths length of each axis
 * @param values the last axis fastest
 * @param bytes whether the numbers are bytes
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">The format</a>
 */
public record NpyFile(String name, int[] lengths, float[] values, boolean bytes) {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MAX_BYTES = 1 << 30;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-z]\\d+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads a file. */
    public static NpyFile read(MediaFile file) {
        try (InputStream in = file.bytes()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UserException("%s: more than %d bytes".formatted(file.name(), MAX_BYTES));
            }
            return parse(file.name(), bytes);
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }

    private static NpyFile parse(String name, byte[] bytes) {
        if (bytes.length < 12 || !Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC)) {
            throw new UserException("%s: not a NumPy file; save it with numpy.save".formatted(name));
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean isLong = bytes[MAGIC.length] > 1; // version 2 and later
        long length = isLong ? in.getInt(8) & 0xFFFFFFFFL : in.getShort(8) & 0xFFFF;
        int begin = isLong ? 12 : 10;
        if (begin + length > bytes.length) {
            throw new UserException("%s: the header is cut off; copy it again".formatted(name));
        }
        String header = new String(bytes, begin, (int) length, StandardCharsets.ISO_8859_1);
        int[] lengths = shape(name, find(SHAPE, header, name).group(1));
        if (find(ORDER, header, name).group(1).equals("True") && lengths.length > 1) {
            throw new UserException("%s: in Fortran order; save numpy.ascontiguousarray of it".formatted(name));
        }
        Matcher type = find(TYPE, header, name);
        in.order(type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        in.position(begin + (int) length);
        return new NpyFile(
                name,
                lengths,
                values(name, in, type.group(2), lengths),
                type.group(2).equals("u1"));
    }

    private static Matcher find(Pattern pattern, String header, String name) {
        Matcher found = pattern.matcher(header);
        if (!found.find()) {
            throw new UserException(
                    "%s: the array must have plain numbers, but its header is %s".formatted(name, header.strip()));
        }
        return found;
    }

    private static int[] shape(String name, String text) {
        try {
            int[] lengths = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .mapToInt(Integer::parseInt)
                    .toArray();
            long size = Arrays.stream(lengths).asLongStream().reduce(1, (a, b) -> a * b);
            if (size < 1 || size > MAX_BYTES) {
                throw new UserException("%s: an array of shape (%s) has no numbers, or too many".formatted(name, text));
            }
            return lengths;
        } catch (NumberFormatException e) {
            throw new UserException("%s: the shape (%s) cannot be read".formatted(name, text), e);
        }
    }

    private static float[] values(String name, ByteBuffer in, String type, int[] lengths) {
        int size = Arrays.stream(lengths).reduce(1, (a, b) -> a * b);
        int bytes = Integer.parseInt(type.substring(1));
        if (!type.matches("f4|f8|u1|i4|i8")) {
            throw new UserException("%s: numbers of the type %s; save them as float32".formatted(name, type));
        }
        if (in.remaining() != (long) size * bytes) {
            throw new UserException("%s: the header says %,d bytes of numbers, but the file has %,d; copy it again"
                    .formatted(name, (long) size * bytes, in.remaining()));
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = switch (type) {
                case "f4" -> in.getFloat();
                case "f8" -> (float) in.getDouble();
                case "u1" -> in.get() & 0xFF;
                case "i4" -> in.getInt();
                default -> in.getLong();
            };
            if (!Float.isFinite(values[i])) {
                throw new UserException("%s: number %,d is %s, but must be finite".formatted(name, i + 1, values[i]));
            }
        }
        return values;
    }
}
