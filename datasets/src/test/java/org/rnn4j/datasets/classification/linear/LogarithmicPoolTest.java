package org.rnn4j.datasets.classification.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogarithmicPoolTest {

    /** sqrt(0.8) : sqrt(0.2) = 2 : 1, whatever constant is added to the logarithms. */
    @Test
    void probabilitiesAreProductsOfPowers() {
        double[] p = LogarithmicPool.pooled(new double[] {0.5, 3}, new double[][] {
            {Math.log(0.8) + 7, Math.log(0.2) + 7}, {-1, -1}
        });
        assertThat(p[0]).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(p[1]).isCloseTo(1 / 3.0, within(1e-12));
    }

    /** Classes drawn from a pool with the weights 0.7 and 0.4; the deviation of either estimate is about 0.03. */
    @Test
    void theWeightsOfThePoolThatDrewTheClassesAreFound() {
        Random random = new Random(3);
        int examples = 8_000;
        double[][] first = new double[examples][];
        double[][] second = new double[examples][];
        int[] classes = new int[examples];
        double[] drawn = {0.7, 0.4};
        for (int e = 0; e < examples; e++) {
            first[e] = new double[] {2 * random.nextGaussian(), 2 * random.nextGaussian(), 0};
            second[e] = new double[] {2 * random.nextGaussian(), 2 * random.nextGaussian(), 0};
            double[] p = LogarithmicPool.pooled(drawn, new double[][] {first[e], second[e]});
            double u = random.nextDouble();
            classes[e] = u < p[0] ? 0 : u < p[0] + p[1] ? 1 : 2;
        }
        LogarithmicPool fitted = fit(List.of(first, second), classes);
        assertThat(fitted.weights().get(0)).isCloseTo(0.7, within(0.06));
        assertThat(fitted.weights().get(1)).isCloseTo(0.4, within(0.06));
    }

    /** A classifier that is wrong more often than right gets weight 0; its opinion is not inverted. */
    @Test
    void aWeightIsNotNegative() {
        double[][] wrong = new double[200][];
        double[][] right = new double[200][];
        int[] classes = new int[200];
        for (int e = 0; e < 200; e++) {
            classes[e] = e % 2;
            wrong[e] = new double[] {e % 2, 1 - e % 2};
            right[e] = e % 5 == 0 ? wrong[e] : new double[] {1 - e % 2, e % 2};
        }
        LogarithmicPool fitted = fit(List.of(wrong, right), classes);
        assertThat(fitted.weights().get(0)).isZero();
        // four of five are right: logit 0.8 = ln 4 per unit of difference
        assertThat(fitted.weights().get(1)).isCloseTo(Math.log(4), within(0.05));
        assertThat(fit(List.of(right, wrong, wrong), classes).weights()).endsWith(0.0, 0.0);
    }

    @Test
    void withoutExamplesAllCountTheSame() {
        double[][] none = new double[0][];
        assertThat(fit(List.of(none, none, none, none), new int[0]).weights()).containsOnly(0.25);
    }

    /** Classifiers that are always right would get infinite weights, were they not drawn to one half. */
    @Test
    void weightsStayFinite() {
        double[][] sure = {{5, 0}, {0, 5}};
        LogarithmicPool fitted = fit(List.of(sure, sure), new int[] {0, 1});
        assertThat(fitted.weights().get(0)).isBetween(0.5, 1.0);
        assertThat(fitted.weights().get(1)).isBetween(0.5, 1.0);
    }

    @Test
    void negativeWeightsAreRefused() {
        assertThatThrownBy(() -> new LogarithmicPool(List.of(-0.1, 1.0))).isInstanceOf(RuntimeException.class);
    }

    /** @param logs {@code [classifiers][examples][classes]} */
    private static LogarithmicPool fit(List<double[][]> logs, int[] classes) {
        double[][][] byExample = new double[classes.length][logs.size()][];
        for (int e = 0; e < classes.length; e++) {
            for (int m = 0; m < logs.size(); m++) {
                byExample[e][m] = logs.get(m)[e];
            }
        }
        return LogarithmicPool.fit(logs.size(), byExample, classes);
    }
}
