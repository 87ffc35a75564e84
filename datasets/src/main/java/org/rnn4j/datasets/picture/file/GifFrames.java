package org.rnn4j.datasets.picture.file;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.w3c.dom.NamedNodeMap;

/**
 * The frames of an animated GIF as a viewer shows them: a frame is laid over what the one before left, and what it leaves itself
 * follows from its disposal method.
 *
 * @see <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">Graphics Interchange Format, version 89a</a>
 */
final class GifFrames {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final OpenPicture open;

    GifFrames(OpenPicture open) {
        this.open = open;
    }

    /** Receives a frame; the picture is overwritten by the next one. */
    @FunctionalInterface
    interface Receiver {
        void accept(int number, BufferedImage frame);
    }

    BufferedImage first() {
        AtomicReference<BufferedImage> first = new AtomicReference<>();
        each(0, (number, frame) -> first.set(frame));
        return first.get();
    }

    /** Passes on the frames up to a number. */
    void each(int last, Receiver receiver) {
        BufferedImage canvas = canvas();
        for (int i = 0; i <= last; i++) {
            int number = i;
            IIOMetadataNode metadata = open.read(
                    reader -> (IIOMetadataNode) reader.getImageMetadata(number).getAsTree(FORMAT));
            NamedNodeMap place = attributes(metadata, "ImageDescriptor");
            int left = place == null ? 0 : number(place, "imageLeftPosition");
            int top = place == null ? 0 : number(place, "imageTopPosition");
            BufferedImage part = open.picture(number);
            NamedNodeMap control = attributes(metadata, "GraphicControlExtension");
            String disposal = control == null
                    ? "none"
                    : control.getNamedItem("disposalMethod").getNodeValue();
            BufferedImage before = disposal.equals("restoreToPrevious") ? copy(canvas) : null;
            Graphics2D graphics = canvas.createGraphics();
            graphics.drawImage(part, left, top, null);
            receiver.accept(number, canvas);
            if (disposal.equals("restoreToBackgroundColor")) {
                graphics.setComposite(AlphaComposite.Clear);
                graphics.fillRect(left, top, part.getWidth(), part.getHeight());
            } else if (before != null) {
                graphics.setComposite(AlphaComposite.Src);
                graphics.drawImage(before, 0, 0, null);
            }
            graphics.dispose();
        }
    }

    private BufferedImage canvas() {
        PictureHeader header = open.header();
        return new BufferedImage(header.width(), header.height(), BufferedImage.TYPE_INT_ARGB);
    }

    /** The size of the screen that the frames are laid on, which none of them need fill. */
    static PictureHeader header(ImageReader reader) throws IOException {
        NamedNodeMap screen = attributes(
                (IIOMetadataNode) reader.getStreamMetadata().getAsTree("javax_imageio_gif_stream_1.0"),
                "LogicalScreenDescriptor");
        return new PictureHeader(
                Math.max(reader.getWidth(0), screen == null ? 0 : number(screen, "logicalScreenWidth")),
                Math.max(reader.getHeight(0), screen == null ? 0 : number(screen, "logicalScreenHeight")),
                reader.getNumImages(true));
    }

    private static NamedNodeMap attributes(IIOMetadataNode tree, String name) {
        return tree.getElementsByTagName(name).getLength() == 0
                ? null
                : tree.getElementsByTagName(name).item(0).getAttributes();
    }

    private static int number(NamedNodeMap attributes, String name) {
        return Integer.parseInt(attributes.getNamedItem(name).getNodeValue());
    }

    private static BufferedImage copy(BufferedImage image) {
        BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
        Graphics2D graphics = copy.createGraphics();
        graphics.setComposite(AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        return copy;
    }
}
