package org.rnn4j.datasets.picture;

import java.util.Random;
import org.rnn4j.datasets.picture.file.Pixels;

/**
 * One draw of a {@link PictureAugmentation}.
 *
 * @param down shift as a share of the height
 * @param right shift as a share of the width
 * @param brightness factor of all values
 * @param contrast factor of the distance from the mean of the picture
 * @param saturation factor of the distance from gray
 */
record PictureChange(
        boolean flipped, double down, double right, double brightness, double contrast, double saturation) {

    static PictureChange draw(PictureAugmentation how, Random random) {
        return new PictureChange(
                random.nextDouble() < how.flip(),
                within(how.shift(), random),
                within(how.shift(), random),
                1 + within(how.brightness(), random),
                1 + within(how.contrast(), random),
                1 + within(how.saturation(), random));
    }

    private static double within(double most, Random random) {
        return most * (2 * random.nextDouble() - 1);
    }

    Pixels of(Pixels pixels) {
        return colored(moved(pixels));
    }

    private Pixels moved(Pixels in) {
        int below = (int) Math.round(down * in.height());
        int aside = (int) Math.round(right * in.width());
        if (!flipped && below == 0 && aside == 0) {
            return in;
        }
        byte[] values = new byte[in.values().length];
        for (int c = 0; c < in.channels(); c++) {
            for (int y = Math.max(0, below); y < Math.min(in.height(), in.height() + below); y++) {
                for (int x = Math.max(0, aside); x < Math.min(in.width(), in.width() + aside); x++) {
                    int from = flipped ? in.width() - 1 - (x - aside) : x - aside;
                    values[(c * in.height() + y) * in.width() + x] = (byte) in.at(c, y - below, from);
                }
            }
        }
        return new Pixels(in.channels(), in.height(), in.width(), values);
    }

    private Pixels colored(Pixels in) {
        if (brightness == 1 && contrast == 1 && saturation == 1) {
            return in;
        }
        int size = in.height() * in.width();
        double mean = mean(in);
        byte[] values = new byte[in.values().length];
        for (int i = 0; i < size; i++) {
            double gray = 0;
            for (int c = 0; c < in.channels(); c++) {
                gray += (in.values()[c * size + i] & 0xFF) / (double) in.channels();
            }
            for (int c = 0; c < in.channels(); c++) {
                double value = gray + saturation * ((in.values()[c * size + i] & 0xFF) - gray);
                double changed = brightness * (mean + contrast * (value - mean));
                values[c * size + i] = (byte) Math.max(0, Math.min(255, Math.round(changed)));
            }
        }
        return new Pixels(in.channels(), in.height(), in.width(), values);
    }

    private static double mean(Pixels in) {
        long sum = 0;
        for (byte value : in.values()) {
            sum += value & 0xFF;
        }
        return (double) sum / in.values().length;
    }
}
