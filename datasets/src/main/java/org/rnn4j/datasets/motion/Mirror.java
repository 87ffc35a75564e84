package org.rnn4j.datasets.motion;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Exchanges the left and the right side of a figure: channels of a side become those of the joint with the name of the other side, and
 * what points or turns to a side changes its sign.
 *
 * @param from {@code [channels]}, the channel that each one is taken from
 * @param signs {@code [channels]}
 */
record Mirror(int[] from, double[] signs) {
    private static final Pattern SIDE =
            Pattern.compile("^(left|right|Left|Right|LEFT|RIGHT)|^([lrLR])(?=[A-Z])|[_.]([lrLR])$|(Left|Right)");

    /** The mirror of a figure; empty if no names of joints say left or right, or one has no counterpart. */
    static Optional<Mirror> of(Skeleton skeleton) {
        int[] from = new int[skeleton.channels()];
        double[] signs = new double[skeleton.channels()];
        List<String> names = skeleton.joints().stream().map(Joint::name).toList();
        boolean hasSides = false;
        for (int j = 0; j < names.size(); j++) {
            String other = other(names.get(j));
            hasSides |= !other.equals(names.get(j));
            int partner = names.get(j).isEmpty() ? j : names.indexOf(other);
            List<String> channels = skeleton.joints().get(j).channels();
            if (partner < 0 || !skeleton.joints().get(partner).channels().equals(channels)) {
                return Optional.empty();
            }
            int first = skeleton.firstChannel(j);
            for (int c = 0; c < channels.size(); c++) {
                from[first + c] = skeleton.firstChannel(partner) + c;
                boolean isX = Skeleton.axis(channels.get(c)) == 0;
                signs[first + c] = Skeleton.isRotation(channels.get(c)) == isX ? 1 : -1;
            }
        }
        return hasSides ? Optional.of(new Mirror(from, signs)) : Optional.empty();
    }

    /** The name of the joint on the other side; the same if it is on none. */
    static String other(String name) {
        Matcher side = SIDE.matcher(name);
        if (!side.find()) {
            return name;
        }
        String word = side.group().replaceAll("[_.]", "");
        String swapped = switch (word) {
            case "left" -> "right";
            case "right" -> "left";
            case "Left" -> "Right";
            case "Right" -> "Left";
            case "LEFT" -> "RIGHT";
            case "RIGHT" -> "LEFT";
            case "l" -> "r";
            case "r" -> "l";
            case "L" -> "R";
            default -> "L";
        };
        return name.substring(0, side.end() - word.length()) + swapped + name.substring(side.end());
    }

    Clip of(Clip clip) {
        double[][] frames = new double[clip.frames().length][from.length];
        for (int t = 0; t < frames.length; t++) {
            for (int c = 0; c < from.length; c++) {
                frames[t][c] = signs[c] * clip.frames()[t][from[c]];
            }
        }
        return new Clip(clip.at(), clip.skeleton(), frames, clip.frameSeconds());
    }
}
