package org.rnn4j.datasets.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * One or two objects, and how they are placed.
 *
 * @param things the objects in the order of the caption: the left or the upper one first
 * @param isAbove whether the first one is above the second, rather than left of it
 */
record ShapeScene(List<ShapeScene.Thing> things, boolean isAbove) {

    /** A shape. */
    enum Shape {
        CIRCLE,
        SQUARE,
        TRIANGLE,
        CROSS
    }

    /** A color. */
    enum Tint {
        RED(215, 45, 45),
        GREEN(40, 160, 70),
        BLUE(45, 85, 215),
        YELLOW(235, 205, 45),
        PURPLE(150, 55, 190),
        BLACK(35, 35, 35);

        private final int red;
        private final int green;
        private final int blue;

        Tint(int red, int green, int blue) {
            this.red = red;
            this.green = green;
            this.blue = blue;
        }

        Color varied(Random random) {
            return new Color(
                    ShapeScene.varied(red, random), ShapeScene.varied(green, random), ShapeScene.varied(blue, random));
        }
    }

    /** An object. */
    record Thing(boolean isLarge, Tint color, Shape shape) {
        String words() {
            return "a %s %s %s"
                    .formatted(isLarge ? "large" : "small", color, shape)
                    .toLowerCase(Locale.ROOT);
        }

        /** Half of its height and width, as a share of the picture. */
        double radius(Random random) {
            return (isLarge ? 0.19 : 0.1) * (0.92 + 0.16 * random.nextDouble());
        }
    }

    /** {@code a large red circle left of a small blue square}. */
    String caption() {
        return things.size() == 1
                ? things.get(0).words()
                : things.get(0).words()
                        + (isAbove ? " above " : " left of ")
                        + things.get(1).words();
    }

    /** A picture of the scene; places, sizes and colors vary a little. */
    BufferedImage draw(int size, Random random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.scale(size, size);
        int gray = 225 + random.nextInt(31);
        graphics.setColor(new Color(gray, gray, gray));
        graphics.fill(new Rectangle2D.Double(0, 0, 1, 1));
        double[] radii =
                things.stream().mapToDouble(thing -> thing.radius(random)).toArray();
        if (things.size() == 1) {
            paint(graphics, things.get(0), radii[0], inside(radii[0], random), inside(radii[0], random), random);
        } else {
            double free = 1 - 2 * radii[0] - 2 * radii[1] - 0.04; // between and beside the two, along their line
            double before = 0.02 + 0.4 * free * random.nextDouble();
            double between = 0.02 + 0.5 * free * random.nextDouble();
            double first = before + radii[0];
            double second = first + radii[0] + between + radii[1];
            double across = inside(Math.max(radii[0], radii[1]), random);
            double aside = 0.5 * (second - first) * (2 * random.nextDouble() - 1);
            double other = Math.max(radii[1], Math.min(1 - radii[1], across + aside));
            paint(graphics, things.get(0), radii[0], isAbove ? across : first, isAbove ? first : across, random);
            paint(graphics, things.get(1), radii[1], isAbove ? other : second, isAbove ? second : other, random);
        }
        graphics.dispose();
        return image;
    }

    private static double inside(double radius, Random random) {
        return radius + (1 - 2 * radius) * random.nextDouble();
    }

    private static void paint(Graphics2D graphics, Thing thing, double radius, double x, double y, Random random) {
        graphics.setColor(thing.color.varied(random));
        Rectangle2D box = new Rectangle2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        switch (thing.shape) {
            case CIRCLE -> graphics.fill(new Ellipse2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
            case SQUARE -> graphics.fill(box);
            case TRIANGLE -> {
                Path2D path = new Path2D.Double();
                path.moveTo(x, y - radius);
                path.lineTo(x + radius, y + radius);
                path.lineTo(x - radius, y + radius);
                path.closePath();
                graphics.fill(path);
            }
            case CROSS -> {
                Area cross = new Area(new Rectangle2D.Double(x - radius / 3, y - radius, 2 * radius / 3, 2 * radius));
                cross.add(new Area(new Rectangle2D.Double(x - radius, y - radius / 3, 2 * radius, 2 * radius / 3)));
                graphics.fill(cross);
            }
        }
    }

    private static int varied(int value, Random random) {
        return Math.max(0, Math.min(255, value + random.nextInt(31) - 15));
    }
}
