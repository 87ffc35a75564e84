package org.rnn4j.cli.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Pictures that are bright where a network looks. */
final class Shade {
    private static final double DARKEST = 0.15;

    private Shade() {}

    /**
     * A picture shaded by the weights of a grid of positions, which are interpolated.
     *
     * @param weights {@code [rows * columns]} of a grid whose shape is that of the picture, row by row
     */
    static BufferedImage over(BufferedImage picture, float[] weights) {
        int columns = columns(weights.length, picture.getWidth(), picture.getHeight());
        int rows = weights.length / columns;
        float most = 0;
        for (float weight : weights) {
            most = Math.max(most, weight);
        }
        BufferedImage shaded = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                double down = (y + 0.5) * rows / picture.getHeight() - 0.5;
                double across = (x + 0.5) * columns / picture.getWidth() - 0.5;
                double weight = most == 0 ? 0 : between(weights, rows, columns, down, across) / most;
                shaded.setRGB(x, y, scaled(picture.getRGB(x, y), DARKEST + (1 - DARKEST) * weight));
            }
        }
        return shaded;
    }

    /** The number of columns of a grid with as many positions, and a shape as near as possible to that of a picture. */
    static int columns(int positions, int width, int height) {
        int best = positions;
        double least = Double.POSITIVE_INFINITY;
        for (int columns = 1; columns <= positions; columns++) {
            if (positions % columns == 0) {
                double shape = (double) columns * columns / positions * height / width;
                double distance = Math.abs(Math.log(shape));
                if (distance < least) {
                    least = distance;
                    best = columns;
                }
            }
        }
        return best;
    }

    private static double between(float[] weights, int rows, int columns, double down, double across) {
        double y = Math.max(0, Math.min(rows - 1.0, down));
        double x = Math.max(0, Math.min(columns - 1.0, across));
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(rows - 1, top + 1);
        int right = Math.min(columns - 1, left + 1);
        double upper = mixed(weights[top * columns + left], weights[top * columns + right], x - left);
        double lower = mixed(weights[bottom * columns + left], weights[bottom * columns + right], x - left);
        return mixed(upper, lower, y - top);
    }

    private static double mixed(double a, double b, double share) {
        return a + share * (b - a);
    }

    private static int scaled(int color, double factor) {
        int red = (int) ((color >> 16 & 0xFF) * factor);
        int green = (int) ((color >> 8 & 0xFF) * factor);
        int blue = (int) ((color & 0xFF) * factor);
        return red << 16 | green << 8 | blue;
    }

    static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", out)) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
