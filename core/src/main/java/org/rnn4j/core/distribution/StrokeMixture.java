package org.rnn4j.core.distribution;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A point of a drawing: its offset from the point before, with a mixture of K bivariate normal distributions, and the state of the pen
 * after it, one of draw, lift and end. A step is {@code dx, dy, draw, lift, end}, of which one of the last three is 1.
 *
 * <pre>
 *   p(dx, dy, q) = softmax(pen)_q * sum over k of pi_k * N((dx, dy); (mu_x, mu_y)_k, C_k),   pi = softmax(w)
 *   C_k = [sx^2 + floor^2, r sx sy; r sx sy, sy^2 + floor^2],   sx = exp(log sigma_x),  sy = exp(log sigma_y),  r = tanh(rho)
 * </pre>
 *
 * <p>The parameters are pen {@code [3]}, then {@code [K]} each of w, mu_x, mu_y, log sigma_x, log sigma_y and rho. The floor is that of
 * noise, so the density is at most {@code 1 / (2 pi floor^2)}.
 *
 * @param components K
 * @param sigmaFloor floor, 0 or more
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves, 2013</a>, section 4
 * @see <a href="https://arxiv.org/abs/1704.03477">Ha and Eck, 2017</a>, section 3.2
 */
public record StrokeMixture(int components, double sigmaFloor) implements StepDistribution {
    /** Index in a step of the pen state that draws a line to the next point. */
    public static final int DRAW = 2;

    /** Index in a step of the pen state that begins another line with the next point. */
    public static final int LIFT = 3;

    /** Index in a step of the pen state that ends the drawing. */
    public static final int END = 4;

    /** Number of values of a step. */
    public static final int VALUES = 5;

    static final String NAME = "strokes";
    private static final int PENS = 3;
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    @Override
    public int parameters() {
        return PENS + 6 * components;
    }

    @Override
    public int values() {
        return VALUES;
    }

    @Override
    public double loss(double[] row, double[] step, double[] gradient) {
        return offsetLoss(row, step, gradient) + penLoss(row, step, gradient);
    }

    /** The part of the loss that is the state of the pen; writes its part of the gradient. */
    public double penLoss(double[] row, double[] step, double[] gradient) {
        double all = Categorical.logSum(row, 0, PENS);
        double loss = 0;
        for (int q = 0; q < PENS; q++) {
            loss += step[2 + q] * (all - row[q]);
            gradient[q] = Math.exp(row[q] - all) - step[2 + q];
        }
        return loss;
    }

    /** The part of the loss that is the offset; writes its part of the gradient. */
    public double offsetLoss(double[] row, double[] step, double[] gradient) {
        Component[] parts = new Component[components];
        double[] joint = new double[components];
        for (int k = 0; k < components; k++) {
            parts[k] = new Component(row, k);
            joint[k] = row[PENS + k] + parts[k].logDensity(step);
        }
        double weights = Categorical.logSum(row, PENS, components);
        double all = Categorical.logSum(joint, 0, components);
        for (int k = 0; k < components; k++) {
            double share = Math.exp(joint[k] - all);
            gradient[PENS + k] = Math.exp(row[PENS + k] - weights) - share;
            parts[k].gradient(step, share, gradient, k);
        }
        return weights - all;
    }

    private int at(int block, int k) {
        return PENS + block * components + k;
    }

    /** One component. Its determinant and quadratic form are written without differences of nearly equal numbers. */
    private final class Component {
        private final double meanX;
        private final double meanY;
        private final double sx;
        private final double sy;
        private final double r;
        /** {@code 1 - r^2}. */
        private final double rest;

        private final double floor = sigmaFloor * sigmaFloor;
        private final double determinant;

        Component(double[] row, int k) {
            meanX = row[at(1, k)];
            meanY = row[at(2, k)];
            sx = Math.exp(row[at(3, k)]);
            sy = Math.exp(row[at(4, k)]);
            double small = Math.exp(-2 * Math.abs(row[at(5, k)]));
            r = Math.copySign((1 - small) / (1 + small), row[at(5, k)]);
            rest = 4 * small / ((1 + small) * (1 + small)); // 1 / cosh^2, exact where 1 - r^2 is not
            determinant = sx * sx * sy * sy * rest + floor * (sx * sx + sy * sy + floor);
        }

        /** The quadratic form times the determinant. */
        private double form(double x, double y) {
            double across = sy * x - r * sx * y;
            return across * across + sx * sx * y * y * rest + floor * (x * x + y * y);
        }

        double logDensity(double[] step) {
            double form = form(step[0] - meanX, step[1] - meanY);
            return -LOG_TWO_PI - (Math.log(determinant) + form / determinant) / 2;
        }

        /** Writes the gradient of {@code -share * logDensity}. */
        void gradient(double[] step, double share, double[] gradient, int k) {
            double x = step[0] - meanX;
            double y = step[1] - meanY;
            double a = sx * sx + floor;
            double b = sy * sy + floor;
            double c = r * sx * sy;
            double scale = share / determinant;
            double excess = 1 - form(x, y) / determinant;
            double byA = scale * (b * excess + y * y) / 2;
            double byB = scale * (a * excess + x * x) / 2;
            double byC = -scale * (c * excess + x * y);
            gradient[at(1, k)] = -scale * (b * x - c * y);
            gradient[at(2, k)] = -scale * (a * y - c * x);
            gradient[at(3, k)] = byA * 2 * sx * sx + byC * c;
            gradient[at(4, k)] = byB * 2 * sy * sy + byC * c;
            gradient[at(5, k)] = byC * sx * sy * rest;
        }

        /** Draws an offset with the covariance times the temperature, by its Cholesky factor. */
        void draw(double temperature, RandomGenerator random, double[] step) {
            double a = sx * sx + floor;
            double u = random.nextGaussian();
            double v = random.nextGaussian();
            double scale = Math.sqrt(temperature);
            step[0] = meanX + scale * Math.sqrt(a) * u;
            step[1] = meanY + scale * (r * sx * sy / Math.sqrt(a) * u + Math.sqrt(determinant / a) * v);
        }
    }

    /**
     * Draws a component, its offset and a state of the pen. The temperature applies to the component and the offset. The state of the pen
     * is drawn as it is, except at 0: it is rarely likely that a line ends, so at a low temperature none would.
     */
    @Override
    public double[] draw(double[] row, double temperature, RandomGenerator random) {
        double[] step = new double[VALUES];
        int k = Categorical.draw(row, PENS, components, temperature, random);
        new Component(row, k).draw(temperature, random, step);
        step[DRAW + Categorical.draw(row, 0, PENS, temperature == 0 ? 0 : 1, random)] = 1;
        return step;
    }

    @Override
    public boolean ends(double[] step) {
        return step[END] == 1;
    }

    /** A step; {@code pen} is {@link #DRAW}, {@link #LIFT} or {@link #END}. */
    public static double[] step(double dx, double dy, int pen) {
        double[] step = Arrays.copyOf(new double[] {dx, dy}, VALUES);
        step[pen] = 1;
        return step;
    }

    @Override
    public String name() {
        return NAME;
    }
}
