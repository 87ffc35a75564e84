package org.rnn4j.datasets.picture.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.media.MediaFile;

/** A picture file whose header has been read. Its kind is found by its first bytes, not by its name. Not thread-safe. */
final class OpenPicture implements AutoCloseable {
    private static final int MAX_BYTES = 1 << 28;

    private final String name;
    private final long maxPixels;
    private final byte[] bytes;
    private final ImageReader reader;
    private final PictureHeader header;
    private String cutOff; // what the reader says of pixels that are missing; null if none are

    /** A use of the reader. */
    @FunctionalInterface
    interface Use<T> {
        T of(ImageReader reader) throws IOException;
    }

    private OpenPicture(String name, byte[] bytes, ImageReader reader, long maxPixels) {
        this.maxPixels = maxPixels;
        this.name = name;
        this.bytes = bytes;
        this.reader = reader;
        reader.addIIOReadWarningListener((source, text) -> cutOff = isCutOff(text) ? text : cutOff);
        header = read(ImageReader::getFormatName).equalsIgnoreCase("gif")
                ? read(GifFrames::header)
                : new PictureHeader(read(in -> in.getWidth(0)), read(in -> in.getHeight(0)), 1);
    }

    /**
     * Opens a file.
     *
     * @param maxPixels maximum of height times width
     * @throws UserException if it is not a picture, or too large
     */
    static OpenPicture of(MediaFile file, long maxPixels) {
        byte[] bytes = bytes(file);
        MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
        if (!readers.hasNext()) {
            throw new UserException(
                    "%s: not a picture that can be read (PNG, JPEG, GIF, BMP or TIFF)%s; convert it or remove it"
                            .formatted(file.name(), bytes.length == 0 ? ", but an empty file" : ""));
        }
        ImageReader reader = readers.next();
        reader.setInput(in, false, false);
        OpenPicture open = new OpenPicture(file.name(), bytes, reader, maxPixels);
        try {
            open.requireSmall(open.header.width(), open.header.height());
        } catch (UserException e) {
            open.close();
            throw e;
        }
        return open;
    }

    private static byte[] bytes(MediaFile file) {
        try (InputStream in = file.bytes()) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new UserException("%s: more than %d bytes, the maximum of a picture; shrink it"
                        .formatted(file.name(), MAX_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
    }

    private void requireSmall(int width, int height) {
        if ((long) width * height > maxPixels) {
            throw new UserException("%s: %,d x %,d pixels, but data.max-pixels = %d; raise it, or shrink the picture"
                    .formatted(name, width, height, maxPixels));
        }
    }

    /** Reads one of the pictures of the file, unless it is too large. */
    BufferedImage picture(int number) {
        requireSmall(read(in -> in.getWidth(number)), read(in -> in.getHeight(number)));
        return read(in -> in.read(number));
    }

    PictureHeader header() {
        return header;
    }

    Orientation orientation() {
        return Orientation.of(bytes);
    }

    /**
     * Reads something of the file.
     *
     * @throws UserException if the file is damaged
     */
    <T> T read(Use<T> use) {
        try {
            return use.of(reader);
        } catch (IIOException e) {
            throw damaged(e.getCause() == null ? e : e.getCause());
        } catch (IOException | RuntimeException e) { // readers fail in many ways
            throw damaged(e);
        }
    }

    private UserException damaged(Throwable e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UserException(
                "%s: damaged or cut off (%s); copy it again or remove it"
                        .formatted(name, reason.lines().findFirst().orElse("no reason given")),
                e);
    }

    /** A photograph whose data end too early is filled up with gray, and its reader only warns of that. */
    private static boolean isCutOff(String warning) {
        return warning.contains("premature end");
    }

    /** Fails if pixels that were read are missing in the file. */
    void requireWhole() {
        if (cutOff != null) {
            throw new UserException("%s: damaged or cut off (%s); copy it again or remove it".formatted(name, cutOff));
        }
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
