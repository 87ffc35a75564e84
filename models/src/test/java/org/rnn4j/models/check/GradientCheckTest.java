package org.rnn4j.models.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rnn4j.core.check.Finding;

class GradientCheckTest {

    /** L(w) = w0² + 3 w1 + sin(w2), at (2, 5, 0), with a gradient that may be wrong. */
    private record Surface(double... gradient) implements Differentiable {
        @Override
        public int[] arrays() {
            return new int[] {0, 1, 3};
        }

        @Override
        public double lossAt(int parameter, double change) {
            double[] w = {2, 5, 0};
            w[parameter] += change;
            return w[0] * w[0] + 3 * w[1] + Math.sin(w[2]);
        }
    }

    @Test
    void passesForTheDerivatives() {
        Finding right = new GradientCheck().of(new Surface(4, 3, 1));
        assertThat(right.verdict()).isEqualTo(Finding.Verdict.PASS);
        assertThat(right.figure()).isLessThan(1e-8);
    }

    @Test
    void failsForAWrongSignFactorOrPlace() {
        assertThat(new GradientCheck().of(new Surface(4, -3, 1)).figure()).isCloseTo(2, within(1e-6));
        for (Surface wrong : new Surface[] {new Surface(8, 3, 1), new Surface(4, 1, 3), new Surface(4, 3, 1.001)}) {
            assertThat(new GradientCheck().of(wrong).failed()).isTrue();
        }
    }
}
