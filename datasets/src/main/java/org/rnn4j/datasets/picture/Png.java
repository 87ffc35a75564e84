package org.rnn4j.datasets.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Images as bytes of files. */
public final class Png {
    private Png() {}

    /** A PNG file. */
    public static byte[] of(BufferedImage image) {
        return bytes(image, "png");
    }

    /** An uncompressed file, which is faster to write and to read. */
    public static byte[] bitmap(BufferedImage image) {
        return bytes(image, "bmp");
    }

    private static byte[] bytes(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("every JDK writes " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
