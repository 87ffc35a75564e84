package org.rnn4j.datasets.motion;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Stick figures as an animated GIF, seen from the front and a little from the side, each held at its root; given frames are grey.
 *
 * @param prompts number of given frames of each clip
 * @param columns figures in a row
 */
record StickFigures(List<Clip> clips, List<Integer> prompts, int columns) {
    private static final int SIZE = 220;
    private static final int HUNDREDTHS = 5; // 20 pictures a second; browsers slow down faster ones
    private static final double YAW = Math.toRadians(30);
    private static final IndexColorModel COLORS = new IndexColorModel(
            8,
            4,
            new byte[] {(byte) 255, (byte) 150, 31, (byte) 214},
            new byte[] {(byte) 255, (byte) 150, 119, 39},
            new byte[] {(byte) 255, (byte) 150, (byte) 180, 40});
    private static final Color GIVEN = new Color(150, 150, 150);
    private static final Color MADE = new Color(31, 119, 180);

    void write(OutputStream out) throws IOException {
        ImageIO.setUseCache(false);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.prepareWriteSequence(null);
            double seconds = clips.stream()
                    .mapToDouble(clip -> clip.frames().length * clip.frameSeconds())
                    .max()
                    .orElseThrow();
            int pictures = (int) Math.max(1, Math.ceil(seconds * 100 / HUNDREDTHS));
            double extent = extent();
            for (int i = 0; i < pictures; i++) {
                BufferedImage image = picture(i * HUNDREDTHS / 100.0, extent);
                IIOMetadata metadata =
                        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
                describe(metadata, i == 0);
                writer.writeToSequence(new IIOImage(image, null, metadata), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
    }

    /** Largest distance of a joint from the root. */
    private double extent() {
        double extent = 1e-6;
        for (Clip clip : clips) {
            for (double[][] frame : Kinematics.places(clip)) {
                for (double[] joint : frame) {
                    double x = joint[0] - frame[0][0];
                    double y = joint[1] - frame[0][1];
                    double z = joint[2] - frame[0][2];
                    extent = Math.max(extent, Math.sqrt(x * x + y * y + z * z));
                }
            }
        }
        return extent;
    }

    BufferedImage picture(double seconds, double extent) {
        int across = Math.max(1, Math.min(columns, clips.size()));
        int down = (clips.size() + across - 1) / across;
        BufferedImage image = new BufferedImage(across * SIZE, down * SIZE, BufferedImage.TYPE_BYTE_INDEXED, COLORS);
        Graphics2D canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        canvas.setStroke(new BasicStroke(3));
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            int t = (int) Math.min(clip.frames().length - 1L, Math.round(seconds / clip.frameSeconds()));
            canvas.setColor(t < prompts.get(i) ? GIVEN : MADE);
            draw(canvas, clip, t, i % across * SIZE + SIZE / 2, i / across * SIZE + SIZE / 2, 0.47 * SIZE / extent);
        }
        canvas.dispose();
        return image;
    }

    private static void draw(Graphics2D canvas, Clip clip, int t, int x, int y, double scale) {
        double[][] places = Kinematics.places(clip.skeleton(), clip.frames()[t]);
        int[][] points = new int[places.length][];
        for (int j = 0; j < places.length; j++) {
            double side = places[j][0] - places[0][0];
            double depth = places[j][2] - places[0][2];
            double across = side * Math.cos(YAW) - depth * Math.sin(YAW);
            points[j] = new int[] {
                (int) Math.round(x + scale * across), (int) Math.round(y - scale * (places[j][1] - places[0][1]))
            };
            int parent = clip.skeleton().joints().get(j).parent();
            if (parent >= 0) {
                canvas.drawLine(points[parent][0], points[parent][1], points[j][0], points[j][1]);
            }
        }
    }

    private static void describe(IIOMetadata metadata, boolean isFirst) throws IOException {
        String format = metadata.getNativeMetadataFormatName();
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(format);
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        control.setAttribute("delayTime", String.valueOf(HUNDREDTHS));
        control.setAttribute("disposalMethod", "none");
        if (isFirst) {
            IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
            IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
            loop.setAttribute("applicationID", "NETSCAPE");
            loop.setAttribute("authenticationCode", "2.0");
            loop.setUserObject(new byte[] {1, 0, 0}); // for ever
            extensions.appendChild(loop);
            root.appendChild(extensions);
        }
        metadata.setFromTree(format, root);
    }
}
