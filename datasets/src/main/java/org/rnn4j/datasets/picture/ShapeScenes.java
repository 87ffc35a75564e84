package org.rnn4j.datasets.picture;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.rnn4j.datasets.picture.ShapeScene.Thing;

/** Draws scenes of one or two objects at random; some colored shapes of one size are held out, those of the other size are not. */
final class ShapeScenes {
    private final int objects;
    private final Random random;
    private final List<Thing> seen = new ArrayList<>();
    private final List<Thing> heldOut = new ArrayList<>();

    ShapeScenes(int objects, int heldOut, Random random) {
        this.objects = objects;
        this.random = random;
        List<Thing> ofOneSize = new ArrayList<>();
        for (ShapeScene.Shape shape : ShapeScene.Shape.values()) {
            for (ShapeScene.Tint color : ShapeScene.Tint.values()) {
                ofOneSize.add(new Thing(random.nextBoolean(), color, shape));
            }
        }
        Collections.shuffle(ofOneSize, random);
        for (int i = 0; i < ofOneSize.size(); i++) {
            Thing thing = ofOneSize.get(i);
            (i < heldOut ? this.heldOut : seen).add(thing);
            seen.add(new Thing(!thing.isLarge(), thing.color(), thing.shape()));
        }
    }

    /** @param isHeldOut whether one object is of a kind that is held out */
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
