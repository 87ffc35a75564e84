package org.rnn4j.datasets.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LbfgsTest {

    /** (x - 1)² + 100 (y + 2)² + 10000 (z - 3)²: scales that gradient descent with one step length cannot follow. */
    @Test
    void findsTheMinimumOfAnElongatedBowl() {
        double[] minimum = Lbfgs.minimum(
                (point, gradient) -> {
                    double value = 0;
                    double[] centre = {1, -2, 3};
                    double[] scale = {1, 100, 10_000};
                    for (int i = 0; i < 3; i++) {
                        double offset = point[i] - centre[i];
                        value += scale[i] * offset * offset;
                        gradient[i] = 2 * scale[i] * offset;
                    }
                    return value;
                },
                new double[] {9, 9, 9},
                1e-8,
                40);
        assertThat(minimum).containsExactly(new double[] {1, -2, 3}, within(1e-8));
    }

    /** sqrt(1 + x²) from 3: a full Newton step would go to -27 and away. */
    @Test
    void shortensAStepThatGoesTooFar() {
        double[] minimum = Lbfgs.minimum(
                (point, gradient) -> {
                    double root = Math.sqrt(1 + point[0] * point[0]);
                    gradient[0] = point[0] / root;
                    return root;
                },
                new double[] {3},
                1e-10,
                40);
        assertThat(minimum[0]).isCloseTo(0, within(1e-8)); // nearer, the values are equal in double precision
    }

    @Test
    void endsAtTheLimitOfIterations() {
        double[] start = {4};
        double[] after = Lbfgs.minimum(
                (point, gradient) -> {
                    gradient[0] = point[0];
                    return point[0] * point[0] / 2;
                },
                start,
                1e-10,
                1);
        assertThat(after).containsExactly(3); // the first step has length 1
        assertThat(start).containsExactly(4);
    }
}
