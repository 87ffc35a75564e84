package org.rnn4j.datasets.motion;

import java.util.List;

/**
 * A joint of a skeleton.
 *
 * @param name its name; empty for the end of a chain, which has no channels
 * @param parent index of its parent; -1 for the root
 * @param offset {@code [3]}, place in the frame of its parent while nothing is rotated
 * @param channels names of its channels in order, such as {@code Xposition} and {@code Zrotation}
 */
record Joint(String name, int parent, List<Double> offset, List<String> channels) {
    Joint {
        offset = List.copyOf(offset);
        channels = List.copyOf(channels);
    }

    boolean isEnd() {
        return name.isEmpty();
    }
}
