package org.rnn4j.models.kernel.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GemmTest {
    private static final int[][] SHAPES = {
        {1, 1, 1},
        {1, 33, 7},
        {3, 5, 2},
        {8, 32, 4},
        {9, 65, 130},
        {17, 31, 257},
        {130, 70, 300},
        {2, 1100, 9},
        {20, 16, 30},
        {27, 48, 140},
        {100, 8, 40}
    };

    static Stream<FloatGemm> everyGemm() {
        return Stream.of(Gemms.plainFloat32(), Gemms.float32());
    }

    @Test
    void theBuildRunsItsTestsWithTheVectorApi() {
        assertThat(Gemms.hasVectorApi()).isTrue();
        assertThat(Gemms.float32().name()).startsWith("Vector API");
    }

    @ParameterizedTest
    @MethodSource("everyGemm")
    void productsOfPackedMatricesMatchTheDefinition(FloatGemm gemm) {
        for (int[] shape : SHAPES) {
            int m = shape[0];
            int n = shape[1];
            int k = shape[2];
            float[] a = gaussian(m * (k + 3), 1); // with gaps between rows
            float[] b = gaussian(k * n, 2);
            for (boolean transposed : new boolean[] {false, true}) {
                for (boolean accumulate : new boolean[] {false, true}) {
                    float[] c = gaussian(5 + m * n, 3);
                    double[] expected = new double[m * n];
                    for (int i = 0; i < m; i++) {
                        for (int j = 0; j < n; j++) {
                            double sum = accumulate ? c[5 + i * n + j] : 0;
                            for (int p = 0; p < k; p++) {
                                sum += (double) a[i * (k + 3) + p] * (transposed ? b[j * k + p] : b[p * n + j]);
                            }
                            expected[i * n + j] = sum;
                        }
                    }
                    float[][] packed = gemm.allocate(k, n);
                    gemm.pack(b, 0, transposed ? k : n, transposed, k, n, packed);
                    gemm.multiply(a, 0, k + 3, packed, c, 5, n, m, n, k, accumulate);
                    assertClose(c, 5, expected);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everyGemm")
    void transposedProductsAccumulate(FloatGemm gemm) {
        FloatScratch scratch = new FloatScratch();
        for (int[] shape : SHAPES) {
            int m = shape[0];
            int n = shape[1];
            int k = shape[2];
            float[] a = gaussian(k * m, 1);
            float[] b = gaussian(k * n, 2);
            float[] c = gaussian(m * n, 3);
            double[] expected = new double[m * n];
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double sum = c[i * n + j];
                    for (int p = 0; p < k; p++) {
                        sum += (double) a[p * m + i] * b[p * n + j];
                    }
                    expected[i * n + j] = sum;
                }
            }
            gemm.addTransposed(a, 0, m, b, 0, n, c, 0, n, m, n, k, scratch);
            assertClose(c, 0, expected);
        }
    }

    @Test
    void fastActivationsAreCloseToTheExactOnes() {
        for (double x = -100; x <= 100; x += 0.0137) {
            float[] tanh = {(float) x};
            Activation.tanh(tanh, 0, 1);
            assertThat((double) tanh[0]).isBetween(-1.0, 1.0).isCloseTo(Math.tanh((float) x), within(5e-7));
            float[] sigmoid = {(float) x};
            Activation.sigmoid(sigmoid, 0, 1, 0.5f);
            assertThat((double) sigmoid[0]).isCloseTo(1 / (1 + Math.exp(-((float) x + 0.5))), within(4e-7));
            if (x <= 0) {
                float[] exp = {(float) x};
                Activation.expOfDifference(exp, 0, 1, 0);
                double expected = Math.exp(Math.max(-87, (float) x));
                assertThat(exp[0] / expected).as("exp(%s)", x).isCloseTo(1, within(6e-6));
            }
        }
    }

    @Test
    void crossEntropyIsTheNegativeLogarithmOfTheSoftmax() {
        float[] logits = {9, 1, -2, 0.5f, 3, 9};
        double nats = FloatSoftmax.crossEntropy(logits, 1, 4, 3, 2); // softmax over {1, -2, 0.5, 3}
        double sum = Math.exp(1) + Math.exp(-2) + Math.exp(0.5) + Math.exp(3);
        assertThat(nats).isCloseTo(Math.log(sum) - 3, within(1e-6));
        assertThat((double) logits[1]).isCloseTo(2 * Math.exp(1) / sum, within(1e-6));
        assertThat((double) logits[4]).isCloseTo(2 * (Math.exp(3) / sum - 1), within(1e-6));
        assertThat(logits[0]).isEqualTo(9);
        assertThat(logits[5]).isEqualTo(9);
    }

    private static float[] gaussian(int length, long seed) {
        Random random = new Random(seed);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assertClose(float[] actual, int from, double[] expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[from + i]).as("element %d", i).isCloseTo(expected[i], within(1e-4));
        }
    }
}
