package org.rnn4j.core.baseline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Whole numbers of at least 0 in as few bytes as they need: seven bits per byte, the lowest first, the last byte below 128. */
final class Varint {
    private Varint() {}

    static void write(int value, DataOutput out) throws IOException {
        int rest = value;
        while (rest >= 1 << 7) {
            out.writeByte(rest | 1 << 7);
            rest >>>= 7;
        }
        out.writeByte(rest);
    }

    static int read(DataInput in) throws IOException {
        int value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            int next = in.readUnsignedByte();
            value |= (next & 0x7f) << shift;
            if (next < 1 << 7) {
                return value;
            }
        }
        throw new IOException("a number has more than five bytes");
    }
}
