package org.rnn4j.datasets.picture.file;

import java.awt.image.BufferedImage;

/**
 * Resizes pictures by linear interpolation that averages over all pixels of the original: a triangle as wide as the change of scale,
 * first along rows and then along columns. Only the rows of the original at their new width are in memory.
 */
final class Resize {
    private final Scanlines in;
    private final Channels channels;

    Resize(BufferedImage image, Channels channels) {
        in = new Scanlines(image, channels);
        this.channels = channels;
    }

    /** A part of a side of a picture, in pixels. */
    private record Span(double begin, double length) {}

    /** The picture at a height and a width. */
    Pixels to(int height, int width, Fit fit) {
        double wide = (double) width / in.width();
        double high = (double) height / in.height();
        return switch (fit) {
            case STRETCH -> scaled(new Span(0, in.height()), height, new Span(0, in.width()), width);
            case CROP -> {
                double scale = Math.max(wide, high);
                yield scaled(middle(in.height(), height / scale), height, middle(in.width(), width / scale), width);
            }
            case LETTERBOX -> {
                double scale = Math.min(wide, high);
                int inner = Math.max(1, (int) Math.round(in.height() * scale));
                int across = Math.max(1, (int) Math.round(in.width() * scale));
                yield framed(scaled(new Span(0, in.height()), inner, new Span(0, in.width()), across), height, width);
            }
        };
    }

    private static Span middle(int length, double part) {
        return new Span((length - part) / 2, part);
    }

    private static Pixels framed(Pixels inner, int height, int width) {
        byte[] values = new byte[inner.channels() * height * width];
        int top = (height - inner.height()) / 2;
        int left = (width - inner.width()) / 2;
        for (int c = 0; c < inner.channels(); c++) {
            for (int y = 0; y < inner.height(); y++) {
                System.arraycopy(
                        inner.values(),
                        (c * inner.height() + y) * inner.width(),
                        values,
                        (c * height + top + y) * width + left,
                        inner.width());
            }
        }
        return new Pixels(inner.channels(), height, width, values);
    }

    private Pixels scaled(Span rows, int height, Span columns, int width) {
        Weights across = Weights.of(columns.begin, columns.length, width, in.width());
        Weights down = Weights.of(rows.begin, rows.length, height, in.height());
        float[][] row = new float[channels.count()][in.width()];
        float[][] sums = new float[channels.count()][height * width];
        float[] narrow = new float[width];
        for (int y = 0; y < in.height(); y++) {
            if (down.users(y).isEmpty()) {
                continue;
            }
            in.read(y, row);
            for (int c = 0; c < row.length; c++) {
                across.apply(row[c], narrow);
                for (Weights.User user : down.users(y)) {
                    for (int x = 0; x < width; x++) {
                        sums[c][user.output() * width + x] += user.weight() * narrow[x];
                    }
                }
            }
        }
        byte[] values = new byte[channels.count() * height * width];
        for (int c = 0; c < sums.length; c++) {
            for (int i = 0; i < height * width; i++) {
                values[c * height * width + i] = (byte) Math.max(0, Math.min(255, Math.round(sums[c][i])));
            }
        }
        return new Pixels(channels.count(), height, width, values);
    }
}
