package org.rnn4j.datasets.pixels;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.sequence.Made;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.Piece;

/** Sheets of pictures as PNG; the beginning of a picture is a PNG of its upper rows. */
record PixelMedium(PixelCodec codec) implements Medium {
    /** Pixels of the sheet for one of a picture. */
    private static final int SCALE = 4;

    private static final int GAP = 4;
    private static final int PAPER = 0xffffff;
    private static final int INK = 0x202020;
    private static final int GIVEN = 0x3070c0;

    @Override
    public List<String> reads() {
        return List.of("png");
    }

    @Override
    public List<String> writes() {
        return List.of("png");
    }

    @Override
    public Piece read(Path file) {
        BufferedImage image = image(file);
        if (image.getWidth() != codec.width() || image.getHeight() >= codec.height()) {
            throw new UserException("%s: a picture of %d x %d, but must be the upper rows of one of %d x %d"
                    .formatted(file, image.getWidth(), image.getHeight(), codec.width(), codec.height()));
        }
        List<double[]> steps = new ArrayList<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                steps.add(new double[] {brightness(image.getRGB(x, y)) > codec.threshold() ? 1 : 0});
            }
        }
        return new Piece.Steps(steps);
    }

    private static int brightness(int rgb) {
        return ((rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }

    private static BufferedImage image(Path file) {
        try {
            BufferedImage image = ImageIO.read(file.toFile());
            if (image != null) {
                return image;
            }
        } catch (IOException e) {
            throw PackedFile.unreadable(file.toString(), e);
        }
        throw new UserException("%s: not a PNG".formatted(file));
    }

    @Override
    public List<Path> write(Path file, List<Made> made, int columns) {
        int rows = (made.size() + columns - 1) / columns;
        int across = codec.width() * SCALE + GAP;
        int down = codec.height() * SCALE + GAP;
        BufferedImage sheet =
                new BufferedImage(across * Math.min(columns, made.size()), down * rows, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < sheet.getHeight(); y++) {
            for (int x = 0; x < sheet.getWidth(); x++) {
                sheet.setRGB(x, y, PAPER);
            }
        }
        for (int i = 0; i < made.size(); i++) {
            draw(made.get(i), sheet, i % columns * across, i / columns * down);
        }
        AtomicFile.write(file, out -> ImageIO.write(sheet, "png", out));
        return List.of(file);
    }

    private void draw(Made made, BufferedImage sheet, int left, int top) {
        Bitmap picture = codec.picture(((Piece.Steps) made.piece()).steps());
        for (int y = 0; y < codec.height() * SCALE; y++) {
            for (int x = 0; x < codec.width() * SCALE; x++) {
                int pixel = y / SCALE * codec.width() + x / SCALE;
                if (picture.on()[pixel]) {
                    sheet.setRGB(left + x, top + y, pixel < made.prompt() ? GIVEN : INK);
                }
            }
        }
    }
}
