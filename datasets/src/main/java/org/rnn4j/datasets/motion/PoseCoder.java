package org.rnn4j.datasets.motion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns frames of a clip into steps of a network and back. The values of a step are
 *
 * <pre>
 *   velocity of the root to its side and forwards, in the direction that it faced a step before; its height; the change of this
 *   direction in degrees; the rotation of the root without this direction; the rotations of the other joints that move; their places,
 *   if they move
 * </pre>
 *
 * scaled to mean 0 and deviation 1. A rotation is the first two columns of its matrix: 6 values that have no wraps (Zhou et al., 2019,
 * "On the continuity of rotation representations in neural networks").
 */
final class PoseCoder {
    private static final int ROOT_VALUES = 4;
    private static final int SIX = 6;
    private static final double[] ROOT_FLOORS = {1e-3, 1e-3, 1e-2, 0.05};
    private static final double ROTATION_FLOOR = 0.02; // about a degree
    private static final double PLACE_FLOOR = 1e-2;

    private final MotionFit fit;
    private final Skeleton skeleton;
    private final List<JointChannels> joints = new ArrayList<>();
    private final List<JointChannels> turning = new ArrayList<>(); // not the root
    private final List<Integer> places = new ArrayList<>(); // channels

    /** The rotation channels of a joint, and their axes; axes without a channel follow, as channel -1. */
    private record JointChannels(int[] channels, int[] axes) {
        static JointChannels of(Skeleton skeleton, int joint) {
            int[] channels = {-1, -1, -1};
            int[] axes = new int[3];
            int found = 0;
            boolean[] used = new boolean[3];
            int c = skeleton.firstChannel(joint);
            for (String channel : skeleton.joints().get(joint).channels()) {
                if (Skeleton.isRotation(channel)) {
                    channels[found] = c;
                    axes[found++] = Skeleton.axis(channel);
                    used[Skeleton.axis(channel)] = true;
                }
                c++;
            }
            for (int axis = 0; axis < 3; axis++) {
                if (!used[axis]) {
                    axes[found++] = axis;
                }
            }
            return new JointChannels(channels, axes);
        }

        double[] degrees(double[] frame) {
            return Arrays.stream(channels)
                    .mapToDouble(c -> c < 0 ? 0 : frame[c])
                    .toArray();
        }

        double[] matrix(double[] frame) {
            return Rotation.of(axes, degrees(frame));
        }

        void put(double[] matrix, double[] near, double[] frame) {
            double[] angles = Rotation.angles(matrix, axes, degrees(near));
            for (int i = 0; i < channels.length; i++) {
                if (channels[i] >= 0) {
                    frame[channels[i]] = angles[i];
                }
            }
        }
    }

    PoseCoder(MotionFit fit) {
        this.fit = fit;
        skeleton = fit.skeleton();
        for (int j = 0; j < skeleton.joints().size(); j++) {
            JointChannels joint = JointChannels.of(skeleton, j);
            joints.add(joint);
            boolean turns = Arrays.stream(joint.channels())
                    .anyMatch(c -> c >= 0 && fit.moving().get(c));
            if (j > 0 && turns) {
                turning.add(joint);
            }
            int first = skeleton.firstChannel(j);
            List<String> names = skeleton.joints().get(j).channels();
            for (int i = 0; i < names.size() && j > 0; i++) {
                if (!Skeleton.isRotation(names.get(i)) && fit.moving().get(first + i)) {
                    places.add(first + i);
                }
            }
        }
    }

    /** Number of values of a step. */
    int size() {
        return ROOT_VALUES + SIX * (1 + turning.size()) + places.size();
    }

    /** Smallest deviation of each value that is scaled to 1, so that a value that hardly moves is not blown up. */
    double[] floors() {
        double[] floors = new double[size()];
        Arrays.fill(floors, ROTATION_FLOOR);
        System.arraycopy(ROOT_FLOORS, 0, floors, 0, ROOT_VALUES);
        Arrays.fill(floors, size() - places.size(), size(), PLACE_FLOOR);
        return floors;
    }

    private double[] root(double[] frame) {
        double[] place = new double[3];
        List<String> names = skeleton.joints().get(0).channels();
        for (int c = 0; c < names.size(); c++) {
            if (!Skeleton.isRotation(names.get(c))) {
                place[Skeleton.axis(names.get(c))] = frame[c];
            }
        }
        return place;
    }

    /** Steps in the units of the clip. */
    List<double[]> unscaled(Clip clip) {
        List<double[]> steps = new ArrayList<>();
        for (int t = 0; t < clip.frames().length; t++) {
            double[] frame = clip.frames()[t];
            double[] step = new double[size()];
            double[] turn = joints.get(0).matrix(frame);
            double heading = Rotation.heading(turn);
            if (t > 0) {
                double[] last = clip.frames()[t - 1];
                double before = Rotation.heading(joints.get(0).matrix(last));
                double[] from = root(last);
                double[] to = root(frame);
                double[] moved = Rotation.times(Rotation.about(1, -before), to[0] - from[0], 0, to[2] - from[2]);
                step[0] = moved[0];
                step[1] = moved[2];
                step[3] = Clip.near(heading - before, 0);
            }
            step[2] = root(frame)[1];
            Rotation.putColumns(Rotation.times(Rotation.about(1, -heading), turn), step, ROOT_VALUES);
            int at = ROOT_VALUES + SIX;
            for (JointChannels joint : turning) {
                Rotation.putColumns(joint.matrix(frame), step, at);
                at += SIX;
            }
            for (int channel : places) {
                step[at++] = frame[channel];
            }
            steps.add(step);
        }
        return steps;
    }

    /** Scaled steps. */
    List<double[]> encode(Clip clip) {
        List<double[]> steps = unscaled(clip);
        for (double[] step : steps) {
            for (int f = 0; f < step.length; f++) {
                step[f] = (step[f] - fit.means().get(f)) / fit.scales().get(f);
            }
        }
        return steps;
    }

    /** The frame before a motion from nothing: at the origin, facing the z axis. */
    double[] start() {
        return fit.rest().stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The clip of scaled steps that begin at the origin, facing the z axis; the velocity of the first one is left out. */
    Clip decode(String name, List<double[]> steps) {
        if (steps.isEmpty()) {
            return new Clip(name, skeleton, new double[0][], 1 / fit.rate());
        }
        return new Clip(name, skeleton, continued(start(), 0, new double[3], steps, true), 1 / fit.rate());
    }

    /**
     * The frames that follow a frame.
     *
     * @param before {@code [channels]}
     * @param steps scaled
     */
    double[][] decode(double[] before, List<double[]> steps) {
        return continued(before, Rotation.heading(joints.get(0).matrix(before)), root(before), steps, false);
    }

    private double[][] continued(
            double[] before, double direction, double[] place, List<double[]> steps, boolean isStart) {
        double[] near = before;
        double heading = direction;
        double[] root = place.clone();
        double[][] frames = new double[steps.size()][];
        for (int t = 0; t < frames.length; t++) {
            double[] step = steps.get(t).clone();
            for (int f = 0; f < step.length; f++) {
                step[f] = step[f] * fit.scales().get(f) + fit.means().get(f);
            }
            if (!isStart || t > 0) {
                double[] moved = Rotation.times(Rotation.about(1, heading), step[0], 0, step[1]);
                root[0] += moved[0];
                root[2] += moved[2];
                heading += step[3];
            }
            root[1] = step[2];
            frames[t] = frame(step, heading, root, near);
            near = frames[t];
        }
        return frames;
    }

    private double[] frame(double[] step, double heading, double[] root, double[] near) {
        double[] frame = near.clone();
        double[] turn = Rotation.times(Rotation.about(1, heading), Rotation.ofColumns(step, ROOT_VALUES));
        joints.get(0).put(turn, near, frame);
        List<String> names = skeleton.joints().get(0).channels();
        for (int c = 0; c < names.size(); c++) {
            if (!Skeleton.isRotation(names.get(c))) {
                frame[c] = root[Skeleton.axis(names.get(c))];
            }
        }
        int at = ROOT_VALUES + SIX;
        for (JointChannels joint : turning) {
            joint.put(Rotation.ofColumns(step, at), near, frame);
            at += SIX;
        }
        for (int channel : places) {
            frame[channel] = step[at++];
        }
        for (int c = 0; c < frame.length; c++) {
            boolean isRoot = c < names.size();
            if (!isRoot && !fit.moving().get(c)) {
                frame[c] = fit.rest().get(c);
            }
        }
        return frame;
    }

    /** Channels that are angles and move. */
    int[] movingAngles() {
        boolean[] rotations = skeleton.rotations();
        int[] all = new int[rotations.length];
        int n = 0;
        for (int c = 0; c < rotations.length; c++) {
            if (rotations[c] && fit.moving().get(c)) {
                all[n++] = c;
            }
        }
        return Arrays.copyOf(all, n);
    }
}
