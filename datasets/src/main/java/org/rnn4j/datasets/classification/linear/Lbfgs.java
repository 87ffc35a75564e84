package org.rnn4j.datasets.classification.linear;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimizes a smooth convex function with limited-memory BFGS, a quasi-Newton method, and a backtracking line search.
 *
 * @see <a href="https://doi.org/10.1007/978-0-387-40065-5">Nocedal and Wright, Numerical Optimization, 2006</a>,
 *     algorithms 3.1, 7.4 and 7.5
 */
final class Lbfgs {
    private static final int MEMORY = 5;
    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double SHORTEST_STEP = 1e-10;

    private final Function function;
    private final Deque<Pair> pairs = new ArrayDeque<>();

    /** A differentiable function. */
    @FunctionalInterface
    interface Function {
        /**
         * The value at a point.
         *
         * @param gradient receives the gradient, same length as the point
         */
        double at(double[] point, double[] gradient);
    }

    /** The differences of successive points and of their gradients. */
    private record Pair(double[] point, double[] gradient, double product) {}

    private Lbfgs(Function function) {
        this.function = function;
    }

    /**
     * The minimum, near enough.
     *
     * @param tolerance ends the search when the norm of the gradient is at most this
     * @param maxIterations ends the search otherwise
     */
    static double[] minimum(Function function, double[] start, double tolerance, int maxIterations) {
        return new Lbfgs(function).search(start.clone(), tolerance, maxIterations);
    }

    private double[] search(double[] start, double tolerance, int maxIterations) {
        double[] point = start;
        double[] gradient = new double[point.length];
        double value = function.at(point, gradient);
        for (int iteration = 0; iteration < maxIterations && norm(gradient) > tolerance; iteration++) {
            double[] direction = direction(gradient);
            double slope = dot(direction, gradient);
            double step = pairs.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double nextValue = at(point, direction, step, next, nextGradient);
            while (nextValue > value + SUFFICIENT_DECREASE * step * slope && step > SHORTEST_STEP) {
                step /= 2;
                nextValue = at(point, direction, step, next, nextGradient);
            }
            if (nextValue >= value) {
                break; // no decrease within the precision of the function
            }
            remember(point, gradient, next, nextGradient);
            point = next;
            gradient = nextGradient;
            value = nextValue;
        }
        return point;
    }

    private double at(double[] point, double[] direction, double step, double[] next, double[] gradient) {
        for (int i = 0; i < next.length; i++) {
            next[i] = point[i] + step * direction[i];
        }
        return function.at(next, gradient);
    }

    private void remember(double[] point, double[] gradient, double[] next, double[] nextGradient) {
        double[] s = difference(next, point);
        double[] y = difference(nextGradient, gradient);
        double product = dot(s, y);
        if (product > 0) { // otherwise the approximation would not stay positive definite
            pairs.addLast(new Pair(s, y, product));
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    /** The two loops over the remembered pairs: minus the approximate inverse Hessian times the gradient. */
    private double[] direction(double[] gradient) {
        double[] direction = gradient.clone();
        double[] shares = new double[pairs.size()];
        int i = shares.length;
        for (Iterator<Pair> latest = pairs.descendingIterator(); latest.hasNext(); ) {
            Pair pair = latest.next();
            shares[--i] = dot(pair.point, direction) / pair.product;
            add(-shares[i], pair.gradient, direction);
        }
        double scale =
                pairs.isEmpty() ? 1 : pairs.getLast().product / dot(pairs.getLast().gradient, pairs.getLast().gradient);
        for (int j = 0; j < direction.length; j++) {
            direction[j] *= -scale;
        }
        for (Pair pair : pairs) {
            double correction = dot(pair.gradient, direction) / pair.product;
            add(-shares[i++] - correction, pair.point, direction);
        }
        return direction;
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            difference[i] = a[i] - b[i];
        }
        return difference;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
