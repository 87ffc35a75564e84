package org.rnn4j.datasets.picture.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The orientation of a photograph that its camera wrote into the file (Exif tag 0x0112).
 *
 * @param code 1 to 8: 1 = as it is, 2 = mirrored, 3 = turned by 180 degrees, 6 = to be turned clockwise, 8 = anticlockwise
 */
record Orientation(int code) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int TAG = 0x0112;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    /** The orientation in the bytes of a JPEG file; upright if there is none. */
    static Orientation of(byte[] file) {
        int at = 2;
        while (at + 4 <= file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            int length = ((file[at + 2] & 0xFF) << 8) | (file[at + 3] & 0xFF);
            if (marker == 0xDA || length < 2) {
                break; // the pixels begin
            }
            if (marker == 0xE1 && length >= 2 + EXIF.length && at + 2 + length <= file.length && begins(file, at + 4)) {
                int begin = at + 4 + EXIF.length;
                return ofTiff(
                        ByteBuffer.wrap(file, begin, at + 2 + length - begin).slice());
            }
            at += 2 + length;
        }
        return UPRIGHT;
    }

    private static boolean begins(byte[] file, int at) {
        for (int i = 0; i < EXIF.length; i++) {
            if (at + i >= file.length || file[at + i] != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    private static Orientation ofTiff(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries && directory + 2 + 12 * (i + 1) <= tiff.limit(); i++) {
            int entry = directory + 2 + 12 * i;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                int code = tiff.getShort(entry + 8);
                return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether height and width change places. */
    boolean isOnItsSide() {
        return code >= 5;
    }

    /** An upright picture from one as it is stored. */
    Pixels upright(Pixels stored) {
        if (code == 1) {
            return stored;
        }
        int height = isOnItsSide() ? stored.width() : stored.height();
        int width = isOnItsSide() ? stored.height() : stored.width();
        byte[] values = new byte[stored.values().length];
        for (int c = 0; c < stored.channels(); c++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    values[(c * height + y) * width + x] = (byte)
                            switch (code) {
                                case 2 -> stored.at(c, y, width - 1 - x);
                                case 3 -> stored.at(c, height - 1 - y, width - 1 - x);
                                case 4 -> stored.at(c, height - 1 - y, x);
                                case 5 -> stored.at(c, x, y);
                                case 6 -> stored.at(c, width - 1 - x, y);
                                case 7 -> stored.at(c, width - 1 - x, height - 1 - y);
                                default -> stored.at(c, x, height - 1 - y);
                            };
                }
            }
        }
        return new Pixels(stored.channels(), height, width, values);
    }
}
