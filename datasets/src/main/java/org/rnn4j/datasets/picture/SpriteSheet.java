package org.rnn4j.datasets.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.datasets.media.MediaFile;
import org.rnn4j.datasets.picture.file.PictureDecoder;

/** Pictures of equal size that lie in the cells of one large picture. Not thread-safe. */
final class SpriteSheet {
    private final String name;
    private final BufferedImage sheet;
    private final int cell;
    private final Map<String, MediaFile> cells = new HashMap<>();

    private SpriteSheet(String name, BufferedImage sheet, int cell) {
        this.name = name;
        this.sheet = sheet;
        this.cell = cell;
    }

    static SpriteSheet open(PictureInputs inputs, String name, int cell) {
        MediaFile file = new MediaFile.Plain(inputs.media().files().locate("data.format.sheet", name));
        try (InputStream in = new BufferedInputStream(inputs.media().files().counted(file.bytes()), 1 << 16)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw PackedFile.unreadable(file.name(), e);
        }
        BufferedImage image = PictureDecoder.image(file, inputs.maxPixels());
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return new SpriteSheet(file.name(), opaque, cell);
    }

    /**
     * The picture in a cell, named by its place in pixels ({@code sheet.png#xywh=32,64,32,32}, a media fragment).
     *
     * @param across number of cells to its left
     * @param down number of cells above
     */
    MediaFile at(String across, String down, String origin) {
        int x = number(across, origin) * cell;
        int y = number(down, origin) * cell;
        if (x + cell > sheet.getWidth() || y + cell > sheet.getHeight()) {
            throw new UserException("%s: cell %s, %s, but %s has %d x %d cells of %d pixels"
                    .formatted(origin, across, down, name, sheet.getWidth() / cell, sheet.getHeight() / cell, cell));
        }
        return cells.computeIfAbsent(
                "%s#xywh=%d,%d,%d,%d".formatted(name, x, y, cell, cell),
                named -> new MediaFile.Generated(named, () -> Png.bitmap(sheet.getSubimage(x, y, cell, cell))));
    }

    private int number(String text, String origin) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0 && number < 1_000_000) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as if it was out of range
        }
        throw new UserException("%s: \"%s\" is not the number of a cell, such as 0".formatted(origin, text));
    }
}
