package org.rnn4j.datasets.picture.file;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rnn4j.datasets.media.MediaFile;

/**
 * Decodes picture files by Java's ImageIO, and CMYK photographs by a plugin of it: upright as their camera says, what is transparent
 * over white, 8 bits a channel, at the size of a network's input. Immutable.
 *
 * @param maxPixels maximum of height times width of a file; it is compared with the header, before pixels are read
 */
public record PictureDecoder(int height, int width, Channels channels, Fit fit, long maxPixels) {

    /** The header of a file. */
    public static PictureHeader header(MediaFile file, long maxPixels) {
        try (OpenPicture open = OpenPicture.of(file, maxPixels)) {
            return open.header();
        }
    }

    /** A picture as it is, of an animation the first one. */
    public static BufferedImage image(MediaFile file, long maxPixels) {
        try (OpenPicture open = OpenPicture.of(file, maxPixels)) {
            return image(open);
        }
    }

    private static BufferedImage image(OpenPicture open) {
        BufferedImage image = open.header().frames() > 1 ? new GifFrames(open).first() : open.picture(0);
        open.requireWhole();
        return image;
    }

    /** A picture at the size of the input, of an animation the first one. */
    public Pixels decode(MediaFile file) {
        try (OpenPicture open = OpenPicture.of(file, maxPixels)) {
            BufferedImage image = image(open);
            Orientation orientation = open.orientation();
            return orientation.upright(
                    orientation.isOnItsSide()
                            ? new Resize(image, channels).to(width, height, fit)
                            : new Resize(image, channels).to(height, width, fit));
        }
    }

    /** A decoded picture at the size of the input. */
    public Pixels resized(BufferedImage image) {
        return new Resize(image, channels).to(height, width, fit);
    }

    /**
     * Some pictures of an animation, at the size of the input.
     *
     * @param choice chooses the wanted ones
     */
    public List<Pixels> frames(MediaFile file, FrameSelection choice) {
        try (OpenPicture open = OpenPicture.of(file, maxPixels)) {
            List<Pixels> frames = new ArrayList<>();
            int[] wanted = choice.of(open.header().frames());
            new GifFrames(open).each(wanted[wanted.length - 1], (number, image) -> {
                if (Arrays.binarySearch(wanted, number) >= 0) {
                    frames.add(resized(image));
                }
            });
            open.requireWhole();
            return frames;
        }
    }
}
