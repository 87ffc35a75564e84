package org.rnn4j.datasets.audio.features;

/**
 * The first coefficients of the orthonormal DCT-II of log-mel energies, without liftering (MFCC). Immutable.
 *
 * <pre>
 *   c_k = s_k Σ_m x_m cos(π k (m + 1/2) / filters)      s_0 = sqrt(1 / filters), else sqrt(2 / filters)
 * </pre>
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein, 1980</a>
 */
public final class Cepstrum {
    private final double[][] cosines; // [coefficients][filters]

    /** @param coefficients number of coefficients, at most that of the filters */
    public Cepstrum(int filters, int coefficients) {
        cosines = new double[coefficients][filters];
        for (int k = 0; k < coefficients; k++) {
            double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / filters);
            for (int m = 0; m < filters; m++) {
                cosines[k][m] = scale * Math.cos(Math.PI * k * (m + 0.5) / filters);
            }
        }
    }

    /**
     * The coefficients of a frame.
     *
     * @param frame log-mel energies, {@code [filters]}
     * @return {@code [coefficients]}
     */
    public double[] of(double[] frame) {
        double[] coefficients = new double[cosines.length];
        for (int k = 0; k < coefficients.length; k++) {
            for (int m = 0; m < frame.length; m++) {
                coefficients[k] += cosines[k][m] * frame[m];
            }
        }
        return coefficients;
    }
}
