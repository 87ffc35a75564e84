package org.rnn4j.datasets.picture.file;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.rnn4j.datasets.media.MediaFile;

/** Bytes of picture files for tests. */
public final class PictureFiles {
    private PictureFiles() {}

    /** A file with some bytes. */
    public static MediaFile file(String name, byte[] bytes) {
        return new MediaFile.Generated(name, () -> bytes);
    }

    /** A picture of one color. */
    public static BufferedImage plain(int width, int height, Color color) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return image;
    }

    public static byte[] bytes(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (!ImageIO.write(image, format, out)) {
            throw new IOException("no writer for " + format);
        }
        return out.toByteArray();
    }

    /** A PNG file whose header says another size. */
    public static byte[] claiming(int width, int height) throws IOException {
        byte[] png = bytes(plain(1, 1, Color.RED), "png");
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >> (8 * (3 - i)));
            png[20 + i] = (byte) (height >> (8 * (3 - i)));
        }
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        for (int i = 0; i < 4; i++) {
            png[29 + i] = (byte) (sum.getValue() >> (8 * (3 - i)));
        }
        return png;
    }

    /** A CMYK photograph as Adobe's programs write it, with inverted inks. */
    static byte[] cmyk(int size, int cyan, int magenta, int yellow, int black) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, size, size, 4, null);
        int[] inks = {255 - cyan, 255 - magenta, 255 - yellow, 255 - black};
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                raster.setPixel(x, y, inks);
            }
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        }
        byte[] adobe = {(byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 0};
        return inserted(out.toByteArray(), adobe);
    }

    /** A JPEG file with an Exif orientation. */
    static byte[] oriented(BufferedImage image, int orientation) throws IOException {
        byte[] head = "Exif\0\0MM\0*\0\0\0\u0008\0\u0001".getBytes(StandardCharsets.ISO_8859_1);
        byte[] entry = {0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
        int length = 2 + head.length + entry.length;
        byte[] segment = new byte[2 + length];
        segment[0] = (byte) 0xFF;
        segment[1] = (byte) 0xE1;
        segment[2] = (byte) (length >> 8);
        segment[3] = (byte) length;
        System.arraycopy(head, 0, segment, 4, head.length);
        System.arraycopy(entry, 0, segment, 4 + head.length, entry.length);
        return inserted(bytes(image, "jpg"), segment);
    }

    /** A JPEG file with a segment behind its first marker. */
    private static byte[] inserted(byte[] jpeg, byte[] segment) {
        byte[] all = Arrays.copyOf(jpeg, jpeg.length + segment.length);
        System.arraycopy(segment, 0, all, 2, segment.length);
        System.arraycopy(jpeg, 2, all, 2 + segment.length, jpeg.length - 2);
        return all;
    }

    /**
     * A frame of an animation.
     *
     * @param left place of the part that the frame changes
     * @param disposal what it leaves behind, such as {@code restoreToPrevious}
     */
    public record Frame(BufferedImage part, int left, int top, String disposal) {}

    /** An animated GIF. */
    public static byte[] gif(List<Frame> frames) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (Frame frame : frames) {
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame.part), null);
                String format = metadata.getNativeMetadataFormatName();
                IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
                IIOMetadataNode place = (IIOMetadataNode)
                        root.getElementsByTagName("ImageDescriptor").item(0);
                place.setAttribute("imageLeftPosition", String.valueOf(frame.left));
                place.setAttribute("imageTopPosition", String.valueOf(frame.top));
                ((IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension")
                                .item(0))
                        .setAttribute("disposalMethod", frame.disposal);
                metadata.setFromTree(format, root);
                writer.writeToSequence(new IIOImage(frame.part, null, metadata), null);
            }
            writer.endWriteSequence();
        }
        return out.toByteArray();
    }

    /** A picture with a transparent left half. */
    static BufferedImage halfTransparent(int size, Color color) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(color);
        graphics.fillRect(0, 0, size, size);
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fillRect(0, 0, size / 2, size);
        graphics.dispose();
        return image;
    }
}
