package org.rnn4j.datasets.picture.film;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.rnn4j.datasets.picture.file.Channels;
import org.rnn4j.datasets.picture.file.Fit;
import org.rnn4j.datasets.picture.file.IdxFile;
import org.rnn4j.datasets.picture.file.PictureDecoder;
import org.rnn4j.datasets.picture.file.Pixels;

/**
 * A digit of a film and its path.
 *
 * @param picture index of its picture
 * @param heading direction at the beginning
 * @param isFast whether it is quick
 * @param x left edge in the first frame
 * @param y upper edge in the first frame
 * @param speed pixels a frame, along each axis that it moves on
 */
record MovingDigit(int digit, int picture, Heading heading, boolean isFast, double x, double y, double speed) {
    /** The order of digits in a caption. */
    static final Comparator<MovingDigit> IN_CAPTIONS =
            Comparator.comparingInt(MovingDigit::digit).thenComparing(MovingDigit::heading);

    private static final double SHARE = 0.5; // of the size of a film
    /** Frames before a digit may turn back. */
    private static final int STRAIGHT = 4;

    /** A direction. */
    enum Heading {
        LEFT(-1, 0, "left"),
        RIGHT(1, 0, "right"),
        UP(0, -1, "up"),
        DOWN(0, 1, "down"),
        UP_LEFT(-1, -1, "up and left"),
        UP_RIGHT(1, -1, "up and right"),
        DOWN_LEFT(-1, 1, "down and left"),
        DOWN_RIGHT(1, 1, "down and right");

        private final int x;
        private final int y;
        private final String words;

        Heading(int x, int y, String words) {
            this.x = x;
            this.y = y;
            this.words = words;
        }
    }

    private static int side(int size) {
        return (int) Math.round(SHARE * size);
    }

    static MovingDigit draw(MovingDigits how, int digit, int picture, Random random) {
        Heading heading = Heading.values()[random.nextInt(Heading.values().length)];
        boolean isFast = random.nextBoolean();
        double free = how.size() - side(how.size());
        int straight = how.bounce() ? Math.min(STRAIGHT, how.frames()) : how.frames();
        double most = Math.min(free / (straight - 1), how.size() / 12.0);
        double share = (isFast ? 0.75 : 0.4) + 0.25 * random.nextDouble();
        double speed = most * share;
        double way = speed * (straight - 1);
        return new MovingDigit(
                digit,
                picture,
                heading,
                isFast,
                start(heading.x, free, way, random),
                start(heading.y, free, way, random),
                speed);
    }

    /** A start from which a way leads neither over one end nor the other. */
    private static double start(int sign, double free, double way, Random random) {
        double share = random.nextDouble();
        return sign == 0 ? share * free : sign > 0 ? share * (free - way) : way + share * (free - way);
    }

    static String caption(List<MovingDigit> digits, int speeds) {
        return digits.stream()
                .map(one -> "digit %d moves %s%s"
                        .formatted(
                                one.digit, speeds == 1 ? "" : one.isFast ? "quickly " : "slowly ", one.heading.words))
                .collect(Collectors.joining(" and "));
    }

    /** The film as an idx file. */
    static byte[] film(List<MovingDigit> digits, IdxFile pictures, int frames, int size) {
        int side = side(size);
        PictureDecoder decoder = new PictureDecoder(side, side, Channels.GRAY, Fit.LETTERBOX, Long.MAX_VALUE);
        byte[] bytes = new byte[16 + frames * size * size];
        ByteBuffer.wrap(bytes).putInt(0x803).putInt(frames).putInt(size).putInt(size);
        for (MovingDigit one : digits) {
            Pixels digit = decoder.resized(pictures.picture(one.picture).image());
            for (int t = 0; t < frames; t++) {
                int left = (int) Math.round(place(one.x + one.heading.x * one.speed * t, size - side));
                int top = (int) Math.round(place(one.y + one.heading.y * one.speed * t, size - side));
                for (int y = 0; y < side; y++) {
                    for (int x = 0; x < side; x++) {
                        int at = 16 + (t * size + top + y) * size + left + x;
                        bytes[at] = (byte) Math.max(bytes[at] & 0xFF, digit.at(0, y, x));
                    }
                }
            }
        }
        return bytes;
    }

    /** A place that was reflected at both ends, 0 and {@code free}. */
    private static double place(double straight, double free) {
        double turned = ((straight % (2 * free)) + 2 * free) % (2 * free);
        return turned > free ? 2 * free - turned : turned;
    }
}
