package org.rnn4j.datasets.motion;

/** Comparison of figures. */
final class Figures {
    private static final double SAME = 1e-3; // share of a length

    private Figures() {}

    /** Whether they have the same joints, channels and, almost, offsets. */
    static boolean areAlike(Skeleton a, Skeleton b) {
        if (a.joints().size() != b.joints().size()) {
            return false;
        }
        for (int j = 0; j < a.joints().size(); j++) {
            Joint one = a.joints().get(j);
            Joint other = b.joints().get(j);
            if (!one.name().equals(other.name())
                    || one.parent() != other.parent()
                    || !one.channels().equals(other.channels())) {
                return false;
            }
            for (int i = 0; i < 3 && j > 0; i++) {
                double difference =
                        Math.abs(one.offset().get(i) - other.offset().get(i));
                if (difference > SAME * (1 + Math.abs(one.offset().get(i)))) {
                    return false;
                }
            }
        }
        return true;
    }
}
