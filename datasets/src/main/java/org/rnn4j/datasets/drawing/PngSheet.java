package org.rnn4j.datasets.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.rnn4j.core.io.AtomicFile;

/** Writes a sheet as PNG, its longer side {@value #PIXELS} pixels. */
final class PngSheet {
    private static final int PIXELS = 1600;
    private static final Color GIVEN = new Color(0x3070c0);
    private static final Color DRAWN = new Color(0x202020);

    private PngSheet() {}

    static void write(Sheet sheet, Path file) {
        BufferedImage image = image(sheet);
        AtomicFile.write(file, out -> ImageIO.write(image, "png", out));
    }

    static BufferedImage image(Sheet sheet) {
        double scale = PIXELS / Math.max(sheet.width(), sheet.height());
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(sheet.width() * scale),
                (int) Math.ceil(sheet.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        graphics.setStroke(new BasicStroke((float) sheet.pen(), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (Sheet.Stroke stroke : sheet.strokes()) {
            graphics.setColor(stroke.given() ? GIVEN : DRAWN);
            graphics.draw(shape(stroke.line().points()));
        }
        graphics.dispose();
        return image;
    }

    private static Path2D shape(List<double[]> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0)[0], points.get(0)[1]);
        for (double[] point : points) {
            path.lineTo(point[0], point[1]);
        }
        return path;
    }
}
