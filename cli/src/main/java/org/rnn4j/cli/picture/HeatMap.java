package org.rnn4j.cli.picture;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Pictures of values over time: time to the right, the first feature at the bottom, low values dark and high values bright. */
public final class HeatMap {
    private HeatMap() {}

    /** Values of features over time. */
    @FunctionalInterface
    public interface Values {
        double at(int feature, int time);
    }

    /**
     * Draws values.
     *
     * @param zoom width and height of a value, in pixels
     */
    public static BufferedImage of(Values values, int features, int time, int zoom) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < time; t++) {
            for (int f = 0; f < features; f++) {
                low = Math.min(low, values.at(f, t));
                high = Math.max(high, values.at(f, t));
            }
        }
        BufferedImage image = new BufferedImage(time * zoom, features * zoom, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < time * zoom; x++) {
            for (int y = 0; y < features * zoom; y++) {
                double value = values.at(features - 1 - y / zoom, x / zoom);
                image.setRGB(x, y, color(high > low ? (float) ((value - low) / (high - low)) : 0));
            }
        }
        return image;
    }

    /** From black over violet and orange to white. */
    private static int color(float share) {
        float hue = 0.75f + 0.4f * share; // violet, red, orange
        return Color.HSBtoRGB(hue, share < 0.75f ? 1 : 4 * (1 - share), Math.min(1, 1.5f * share));
    }
}
