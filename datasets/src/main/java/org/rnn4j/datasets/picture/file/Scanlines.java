package org.rnn4j.datasets.picture.file;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * Rows of a decoded picture as numbers from 0 to 255. What is transparent is laid over white. The samples of a gray picture are read
 * as they are: Java takes them for linear light, and would make them brighter.
 */
final class Scanlines {
    private final BufferedImage image;
    private final boolean isGray; // samples of one channel, perhaps with alpha
    private final boolean hasAlpha;
    private final Channels channels;
    private final int[] colors;

    Scanlines(BufferedImage image, Channels channels) {
        this.image = image;
        this.channels = channels;
        isGray = !(image.getColorModel() instanceof IndexColorModel)
                && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
                && image.getRaster().getNumBands() <= 2;
        hasAlpha = image.getColorModel().hasAlpha();
        colors = new int[image.getWidth()];
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    /** Reads a row into {@code [channels][width]}. */
    void read(int y, float[][] into) {
        if (isGray) {
            readGray(y, into);
        } else {
            image.getRGB(0, y, image.getWidth(), 1, colors, 0, image.getWidth());
            for (int x = 0; x < colors.length; x++) {
                int color = colors[x];
                float alpha = (color >>> 24) / 255f;
                float red = overWhite(color >> 16 & 0xFF, alpha);
                float green = overWhite(color >> 8 & 0xFF, alpha);
                float blue = overWhite(color & 0xFF, alpha);
                if (channels == Channels.GRAY) {
                    into[0][x] = 0.299f * red + 0.587f * green + 0.114f * blue;
                } else {
                    into[0][x] = red;
                    into[1][x] = green;
                    into[2][x] = blue;
                }
            }
        }
    }

    private void readGray(int y, float[][] into) {
        Raster raster = image.getRaster();
        float most = (1 << image.getColorModel().getComponentSize(0)) - 1;
        for (int x = 0; x < raster.getWidth(); x++) {
            float alpha = hasAlpha ? raster.getSample(x, y, 1) / most : 1;
            float value = overWhite(255 * raster.getSample(x, y, 0) / most, alpha);
            for (float[] channel : into) {
                channel[x] = value;
            }
        }
    }

    private static float overWhite(float value, float alpha) {
        return value * alpha + 255 * (1 - alpha);
    }
}
