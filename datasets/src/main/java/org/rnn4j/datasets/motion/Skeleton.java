package org.rnn4j.datasets.motion;

import java.util.List;
import java.util.Locale;
import org.rnn4j.core.error.UserException;

/**
 * The joints of a figure, each after its parent, the first one the root. Channels are numbered joint by joint.
 *
 * @param joints at least one
 */
record Skeleton(List<Joint> joints) {
    static final String CHANNEL = "(?i)[xyz](position|rotation)";

    Skeleton {
        joints = List.copyOf(joints);
        for (int j = 0; j < joints.size(); j++) {
            Joint joint = joints.get(j);
            boolean isPlaced = j == 0 ? joint.parent() == -1 : joint.parent() >= 0 && joint.parent() < j;
            boolean hasChannels = joint.channels().stream().allMatch(name -> name.matches(CHANNEL));
            if (!isPlaced || joint.offset().size() != 3 || !hasChannels) {
                throw new UserException("joint %d is not one of a skeleton: %s".formatted(j + 1, joint));
            }
        }
    }

    int channels() {
        return joints.stream().mapToInt(joint -> joint.channels().size()).sum();
    }

    /** Index of the first channel of a joint. */
    int firstChannel(int joint) {
        return joints.subList(0, joint).stream()
                .mapToInt(one -> one.channels().size())
                .sum();
    }

    /** The axis of a channel: 0 = x, 1 = y, 2 = z. */
    static int axis(String channel) {
        return channel.toLowerCase(Locale.ROOT).charAt(0) - 'x';
    }

    static boolean isRotation(String channel) {
        return channel.toLowerCase(Locale.ROOT).endsWith("rotation");
    }

    /** Whether each channel, {@code [channels]}, is an angle. */
    boolean[] rotations() {
        boolean[] rotations = new boolean[channels()];
        int c = 0;
        for (Joint joint : joints) {
            for (String channel : joint.channels()) {
                rotations[c++] = isRotation(channel);
            }
        }
        return rotations;
    }

    int[] axes() {
        return joints.stream()
                .flatMap(joint -> joint.channels().stream())
                .mapToInt(Skeleton::axis)
                .toArray();
    }
}
