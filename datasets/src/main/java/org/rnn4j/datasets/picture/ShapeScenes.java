package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.rnn4j.datasets.picture.ShapeScene.Thing;

/** Draws scenes of one or two objects at random; some pairs of a color and a shape are held out. */
final class ShapeScenes {
    private final int objects;
    private final Random random;
    private final List<Thing> seen = new ArrayList<>();
    private final List<Thing> heldOut = new ArrayList<>();

    ShapeScenes(int objects, int heldOut, Random random) {
        this.objects = objects;
        this.random = random;
        Set<String> pairs = pairs(heldOut);
        for (ShapeScene.Shape shape : ShapeScene.Shape.values()) {
            for (ShapeScene.Tint color : ShapeScene.Tint.values()) {
                for (boolean isLarge : new boolean[] {false, true}) {
                    (pairs.contains(color + " " + shape) ? this.heldOut : seen).add(new Thing(isLarge, color, shape));
                }
            }
        }
    }

    /** Pairs of different colors, and of shapes as different as possible, so that training sees each color and shape often. */
    private Set<String> pairs(int count) {
        List<ShapeScene.Tint> colors = new ArrayList<>(List.of(ShapeScene.Tint.values()));
        List<ShapeScene.Shape> shapes = new ArrayList<>(List.of(ShapeScene.Shape.values()));
        Collections.shuffle(colors, random);
        Collections.shuffle(shapes, random);
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i < count; i++) {
            pairs.add(colors.get(i) + " " + shapes.get(i % shapes.size()));
        }
        return pairs;
    }

    /** @param isHeldOut whether one object is of a pair that is held out */
    ShapeScene next(boolean isHeldOut) {
        int count = 1 + random.nextInt(objects);
        int special = isHeldOut ? random.nextInt(count) : -1;
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Thing> choice = i == special ? heldOut : seen;
            things.add(choice.get(random.nextInt(choice.size())));
        }
        return new ShapeScene(things, random.nextBoolean());
    }
}
