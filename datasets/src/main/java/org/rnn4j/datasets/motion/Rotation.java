package org.rnn4j.datasets.motion;

/** Rotation matrices, {@code [9]} row by row, and their angles. */
final class Rotation {
    private Rotation() {}

    static double[] identity() {
        return new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1};
    }

    /** A rotation about an axis: 0 = x, 1 = y, 2 = z. */
    static double[] about(int axis, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees));
        double sin = Math.sin(Math.toRadians(degrees));
        int j = (axis + 1) % 3;
        int k = (axis + 2) % 3;
        double[] r = identity();
        r[3 * j + j] = cos;
        r[3 * k + k] = cos;
        r[3 * j + k] = -sin;
        r[3 * k + j] = sin;
        return r;
    }

    static double[] times(double[] a, double[] b) {
        double[] c = new double[9];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                c[3 * i + j] = a[3 * i] * b[j] + a[3 * i + 1] * b[3 + j] + a[3 * i + 2] * b[6 + j];
            }
        }
        return c;
    }

    static double[] times(double[] a, double x, double y, double z) {
        return new double[] {
            a[0] * x + a[1] * y + a[2] * z, a[3] * x + a[4] * y + a[5] * z, a[6] * x + a[7] * y + a[8] * z
        };
    }

    /** The product of rotations about axes, the first one outermost. */
    static double[] of(int[] axes, double[] degrees) {
        double[] r = identity();
        for (int i = 0; i < axes.length; i++) {
            r = times(r, about(axes[i], degrees[i]));
        }
        return r;
    }

    /**
     * The angles about three different axes whose product, the first one outermost, is a rotation; of the two solutions, the one that is
     * nearer to other angles, without jumps of a whole turn.
     */
    static double[] angles(double[] r, int[] axes, double[] near) {
        int i = axes[0];
        int j = axes[1];
        int k = axes[2];
        double sign = (j - i + 3) % 3 == 1 ? 1 : -1; // an even permutation of x, y, z
        double b = Math.asin(Math.max(-1, Math.min(1, sign * r[3 * i + k])));
        double a = Math.atan2(-sign * r[3 * j + k], r[3 * k + k]);
        double c = Math.atan2(-sign * r[3 * i + j], r[3 * i + i]);
        double[] one = nearest(near, Math.toDegrees(a), Math.toDegrees(b), Math.toDegrees(c));
        double[] other = nearest(near, Math.toDegrees(a) + 180, 180 - Math.toDegrees(b), Math.toDegrees(c) + 180);
        return distance(one, near) <= distance(other, near) ? one : other;
    }

    private static double[] nearest(double[] near, double a, double b, double c) {
        return new double[] {Clip.near(a, near[0]), Clip.near(b, near[1]), Clip.near(c, near[2])};
    }

    private static double distance(double[] a, double[] b) {
        return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) + Math.abs(a[2] - b[2]);
    }

    /** The nearest rotation whose first two columns have these directions (Zhou et al., 2019, equation 15). */
    static double[] ofColumns(double[] six, int from) {
        double[] x = unit(six[from], six[from + 1], six[from + 2]);
        double dot = x[0] * six[from + 3] + x[1] * six[from + 4] + x[2] * six[from + 5];
        double[] y = unit(six[from + 3] - dot * x[0], six[from + 4] - dot * x[1], six[from + 5] - dot * x[2]);
        return new double[] {
            x[0], y[0], x[1] * y[2] - x[2] * y[1],
            x[1], y[1], x[2] * y[0] - x[0] * y[2],
            x[2], y[2], x[0] * y[1] - x[1] * y[0]
        };
    }

    private static double[] unit(double x, double y, double z) {
        double length = Math.max(1e-9, Math.sqrt(x * x + y * y + z * z));
        return new double[] {x / length, y / length, z / length};
    }

    /** The first two columns. */
    static void putColumns(double[] r, double[] into, int from) {
        for (int i = 0; i < 3; i++) {
            into[from + i] = r[3 * i];
            into[from + 3 + i] = r[3 * i + 1];
        }
    }

    /** The angle about the vertical axis y by which the z axis is turned, in degrees. */
    static double heading(double[] r) {
        return Math.toDegrees(Math.atan2(r[2], r[8]));
    }

    /** Mirrored left to right. */
    static double[] mirrored(double[] r) {
        return new double[] {r[0], -r[1], -r[2], -r[3], r[4], r[5], -r[6], r[7], r[8]};
    }
}
