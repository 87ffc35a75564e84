package org.rnn4j.datasets.text;

import java.nio.ByteBuffer;

/** Number of bytes of an id in a file. */
enum IdWidth {
    /** Ids up to 65 535, unsigned. */
    TWO(2) {
        @Override
        void read(ByteBuffer from, int index, int[] to, int offset, int count) {
            for (int i = 0; i < count; i++) {
                to[offset + i] = from.getShort(2 * (index + i)) & 0xFFFF;
            }
        }

        @Override
        void write(int[] ids, int from, int count, ByteBuffer to) {
            for (int i = from; i < from + count; i++) {
                to.putShort((short) ids[i]);
            }
        }
    },

    FOUR(4) {
        @Override
        void read(ByteBuffer from, int index, int[] to, int offset, int count) {
            from.asIntBuffer().get(index, to, offset, count);
        }

        @Override
        void write(int[] ids, int from, int count, ByteBuffer to) {
            to.asIntBuffer().put(ids, from, count);
            to.position(to.position() + 4 * count);
        }
    };

    private final int bytes;

    IdWidth(int bytes) {
        this.bytes = bytes;
    }

    static IdWidth of(int vocabularySize) {
        return vocabularySize <= 1 << 16 ? TWO : FOUR;
    }

    int bytes() {
        return bytes;
    }

    /** Copies {@code count} ids, starting at the {@code index}th. */
    abstract void read(ByteBuffer from, int index, int[] to, int offset, int count);

    abstract void write(int[] ids, int from, int count, ByteBuffer to);
}
