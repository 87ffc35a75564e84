package org.rnn4j.cli.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Films on a page: the frames in a row with a bar of attention below each, and an animation whose caption grows. */
final class FilmPicture {
    private static final int SIDE = 64; // of a frame in a row
    private static final int BAR = 24;
    private static final int MOVING = 192; // of a frame of the animation
    private static final int LINE = 16;
    private static final int HUNDREDTHS = 15; // of a second that a frame is shown
    private static final Color INK = new Color(0x22, 0x22, 0x22);

    private FilmPicture() {}

    /** @param weights weight of each frame; a film may have more weights than frames, such as positions of each */
    static BufferedImage strip(List<BufferedImage> frames, float[] weights) {
        int each = Math.max(1, weights.length / frames.size());
        BufferedImage strip = new BufferedImage(frames.size() * (SIDE + 2), SIDE + BAR + 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = strip.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, strip.getWidth(), strip.getHeight());
        graphics.setColor(new Color(0xB3, 0x26, 0x1E));
        for (int f = 0; f < frames.size(); f++) {
            double weight = 0;
            for (int i = f * each; i < Math.min(weights.length, (f + 1) * each); i++) {
                weight += weights[i];
            }
            int height = (int) Math.round(BAR * Math.min(1, weight));
            graphics.drawImage(frames.get(f), f * (SIDE + 2), 0, SIDE, SIDE, null);
            graphics.fillRect(f * (SIDE + 2), SIDE + 2, SIDE, height);
        }
        graphics.dispose();
        return strip;
    }

    /** An animated GIF of the frames, below which the caption grows word by word, and is whole at the end. */
    static byte[] gif(List<BufferedImage> frames, String caption) {
        String[] words = caption.split(" ", -1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            for (int f = 0; f < frames.size(); f++) {
                int told = (int) Math.ceil(words.length * (f + 1.0) / frames.size());
                BufferedImage frame =
                        subtitled(frames.get(f), String.join(" ", List.of(words).subList(0, told)));
                writer.writeToSequence(new IIOImage(frame, null, timed(writer, frame)), null);
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage subtitled(BufferedImage frame, String text) {
        BufferedImage image = new BufferedImage(MOVING, MOVING + 3 * LINE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.drawImage(frame, 0, 0, MOVING, MOVING, null);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(INK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LINE - 4));
        int y = MOVING + LINE - 2;
        for (String line : lines(text)) {
            graphics.drawString(line, 2, y);
            y += LINE;
        }
        graphics.dispose();
        return image;
    }

    private static List<String> lines(String text) {
        int most = 2 * MOVING / LINE;
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= most && !line.isEmpty()) {
                lines.add(line);
                line = "";
            }
            line = line.isEmpty() ? word : line + " " + word;
        }
        lines.add(line);
        return lines;
    }

    /** Metadata with the time of a frame, for an animation without an end. */
    private static IIOMetadata timed(ImageWriter writer, BufferedImage frame) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", String.valueOf(HUNDREDTHS));
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        extensions.appendChild(loop);
        root.appendChild(extensions);
        metadata.setFromTree(format, root);
        return metadata;
    }
}
