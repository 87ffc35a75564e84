package org.rnn4j.datasets.motion;

/** Places of joints in space. */
final class Kinematics {
    private Kinematics() {}

    /**
     * The places of all joints.
     *
     * @param frame {@code [channels]}
     * @return {@code [joints][3]}
     */
    static double[][] places(Skeleton skeleton, double[] frame) {
        int n = skeleton.joints().size();
        double[][] places = new double[n][];
        double[][] turned = new double[n][];
        int c = 0;
        for (int j = 0; j < n; j++) {
            Joint joint = skeleton.joints().get(j);
            double[] offset =
                    joint.offset().stream().mapToDouble(Double::doubleValue).toArray();
            double[] rotation = Rotation.identity();
            for (String channel : joint.channels()) {
                if (Skeleton.isRotation(channel)) {
                    rotation = Rotation.times(rotation, Rotation.about(Skeleton.axis(channel), frame[c]));
                } else {
                    int axis = Skeleton.axis(channel);
                    offset[axis] = joint.parent() >= 0 ? frame[c] : frame[c] + offset[axis];
                }
                c++;
            }
            if (joint.parent() < 0) {
                places[j] = offset;
                turned[j] = rotation;
            } else {
                double[] parent = places[joint.parent()];
                double[] moved = Rotation.times(turned[joint.parent()], offset[0], offset[1], offset[2]);
                places[j] = new double[] {parent[0] + moved[0], parent[1] + moved[1], parent[2] + moved[2]};
                turned[j] = Rotation.times(turned[joint.parent()], rotation);
            }
        }
        return places;
    }

    /** The places at every frame of a clip, {@code [time][joints][3]}. */
    static double[][][] places(Clip clip) {
        double[][][] all = new double[clip.frames().length][][];
        for (int t = 0; t < all.length; t++) {
            all[t] = places(clip.skeleton(), clip.frames()[t]);
        }
        return all;
    }
}
