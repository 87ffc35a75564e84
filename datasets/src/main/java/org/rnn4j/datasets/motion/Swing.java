package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A figure of ten joints that walks in a curve and swings its limbs, each clip with its own pace and width; made with a seed. */
final class Swing {
    static final String NAME = "swing";
    private static final int CLIPS = 8;
    private static final int SECONDS = 20;
    private static final int RATE = 30;
    private static final List<String> ROOT =
            List.of("Xposition", "Yposition", "Zposition", "Zrotation", "Xrotation", "Yrotation");
    private static final List<String> ROTATIONS = List.of("Zrotation", "Xrotation", "Yrotation");

    private Swing() {}

    /** Eight clips of 20 seconds at 30 frames a second. */
    static List<Clip> clips() {
        Skeleton skeleton = skeleton();
        List<Clip> clips = new ArrayList<>();
        for (int i = 0; i < CLIPS; i++) {
            clips.add(clip(NAME + "-" + (i + 1), skeleton, new SplittableRandom(100 + i)));
        }
        return clips;
    }

    private static Skeleton skeleton() {
        List<Joint> joints = new ArrayList<>();
        add(joints, "hip", -1, 0, 0, 0, ROOT);
        add(joints, "chest", 0, 0, 50, 0, ROTATIONS);
        add(joints, "", 1, 0, 25, 0, List.of());
        add(joints, "leftArm", 1, 18, 0, 0, ROTATIONS);
        add(joints, "leftForearm", 3, 0, -28, 0, ROTATIONS);
        add(joints, "", 4, 0, -25, 0, List.of());
        add(joints, "rightArm", 1, -18, 0, 0, ROTATIONS);
        add(joints, "rightForearm", 6, 0, -28, 0, ROTATIONS);
        add(joints, "", 7, 0, -25, 0, List.of());
        add(joints, "leftThigh", 0, 9, 0, 0, ROTATIONS);
        add(joints, "leftShin", 9, 0, -42, 0, ROTATIONS);
        add(joints, "", 10, 0, -42, 0, List.of());
        add(joints, "rightThigh", 0, -9, 0, 0, ROTATIONS);
        add(joints, "rightShin", 12, 0, -42, 0, ROTATIONS);
        add(joints, "", 13, 0, -42, 0, List.of());
        return new Skeleton(joints);
    }

    private static void add(
            List<Joint> joints, String name, int parent, double x, double y, double z, List<String> channels) {
        joints.add(new Joint(name, parent, List.of(x, y, z), channels));
    }

    private static Clip clip(String name, Skeleton skeleton, SplittableRandom random) {
        double pace = 1.4 + 0.8 * random.nextDouble(); // radians per second / 2 pi
        double width = 22 + 14 * random.nextDouble(); // degrees
        double curve = 20 * (random.nextDouble() - 0.5); // degrees per second
        double lean = 3 + 5 * random.nextDouble();
        double phase = 2 * Math.PI * random.nextDouble();
        double[][] frames = new double[SECONDS * RATE][];
        double x = 0;
        double z = 0;
        for (int t = 0; t < frames.length; t++) {
            double seconds = (double) t / RATE;
            double angle = phase + Math.PI * pace * seconds;
            double swing = width * Math.sin(angle);
            double heading = curve * seconds + 12 * Math.sin(0.7 * seconds);
            x += Math.sin(Math.toRadians(heading)) * pace * width / 30;
            z += Math.cos(Math.toRadians(heading)) * pace * width / 30;
            double bend = Math.max(0, width * Math.cos(angle));
            double otherBend = Math.max(0, -width * Math.cos(angle));
            frames[t] = new double[] {
                x,
                84 + 1.5 * Math.cos(2 * angle),
                z,
                2 * Math.sin(angle),
                0,
                heading, // hip
                0,
                lean,
                4 * Math.sin(angle), // chest
                8,
                0.8 * swing,
                0,
                0,
                -15 - 0.3 * width * (1 + Math.sin(angle)),
                0, // left arm
                -8,
                -0.8 * swing,
                0,
                0,
                -15 - 0.3 * width * (1 - Math.sin(angle)),
                0, // right arm
                0,
                -swing,
                0,
                0,
                8 + bend,
                0, // left leg
                0,
                swing,
                0,
                0,
                8 + otherBend,
                0 // right leg
            };
        }
        return new Clip(name, skeleton, frames, 1.0 / RATE);
    }
}
