package org.rnn4j.datasets.audio.wave;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How samples are stored: frames of one sample per channel.
 *
 * @param bytes bytes of a sample
 * @param order order of these bytes
 * @param rate frames per second
 */
public record SampleFormat(Encoding encoding, int bytes, ByteOrder order, int channels, int rate) {

    /** The meaning of the bits of a sample. */
    public enum Encoding {
        SIGNED,
        UNSIGNED,
        FLOAT,
        /** A-law of ITU-T G.711. */
        A_LAW,
        /** mu-law of ITU-T G.711. */
        MU_LAW
    }

    /** One channel of integers of 16 bits, the low byte first. */
    public static SampleFormat pcm(int rate) {
        return new SampleFormat(Encoding.SIGNED, Short.BYTES, ByteOrder.LITTLE_ENDIAN, 1, rate);
    }

    int frameBytes() {
        return bytes * channels;
    }

    /** The mean of the channels of a frame, in [-1, 1]; integers of b bits are divided by 2^(b-1). */
    double mono(ByteBuffer frames, int frame) {
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            sum += sample(frames, frame * frameBytes() + c * bytes);
        }
        return sum / channels;
    }

    private double sample(ByteBuffer in, int at) {
        return switch (encoding) {
            case FLOAT -> bytes == Float.BYTES ? in.getFloat(at) : in.getDouble(at);
            case SIGNED -> integer(in, at) * 0x1p-31;
            case UNSIGNED -> (integer(in, at) ^ Integer.MIN_VALUE) * 0x1p-31;
            case A_LAW -> aLaw(in.get(at)) / 32768.0;
            case MU_LAW -> muLaw(in.get(at)) / 32768.0;
        };
    }

    /** A sample in the high bits of an integer. */
    private int integer(ByteBuffer in, int at) {
        int value = 0;
        for (int b = 0; b < bytes; b++) {
            int place = order == ByteOrder.BIG_ENDIAN ? b : bytes - 1 - b; // highest byte first
            value = (value << 8) | (in.get(at + place) & 0xFF);
        }
        return value << (32 - 8 * bytes);
    }

    private static int aLaw(byte stored) {
        int code = (stored & 0xFF) ^ 0x55; // every second bit is inverted
        int segment = (code >> 4) & 7;
        int value = ((code & 0xF) << 4) | 8;
        int magnitude = segment == 0 ? value : (value + 0x100) << (segment - 1);
        return (code & 0x80) != 0 ? magnitude : -magnitude;
    }

    private static int muLaw(byte stored) {
        int code = ~stored & 0xFF; // all bits are inverted
        int magnitude = ((((code & 0xF) << 3) | 0x84) << ((code >> 4) & 7)) - 0x84;
        return (code & 0x80) != 0 ? -magnitude : magnitude;
    }
}
