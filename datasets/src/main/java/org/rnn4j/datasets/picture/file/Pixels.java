package org.rnn4j.datasets.picture.file;

import java.awt.image.BufferedImage;

/**
 * A picture at the size of a network's input.
 *
 * @param values {@code [channels, height, width]}, 0 (black) to 255; a gray picture has one channel, others red, green and blue
 */
public record Pixels(int channels, int height, int width, byte[] values) {
    public Pixels {
        if (values.length != channels * height * width) {
            throw new IllegalArgumentException("%d values do not make [channels %d, height %d, width %d]"
                    .formatted(values.length, channels, height, width));
        }
    }

    /** The value of a channel at a row and a column, 0 to 255. */
    public int at(int channel, int y, int x) {
        return values[(channel * height + y) * width + x] & 0xFF;
    }

    /** The same as an image to look at. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int green = channels == 1 ? 0 : 1;
        int blue = channels == 1 ? 0 : 2;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, at(0, y, x) << 16 | at(green, y, x) << 8 | at(blue, y, x));
            }
        }
        return image;
    }
}
