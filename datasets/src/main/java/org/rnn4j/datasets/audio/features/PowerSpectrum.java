package org.rnn4j.datasets.audio.features;

import java.util.Arrays;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Power |X|² of a frame under the periodic Hann window 0.5 - 0.5 cos(2 π i / n). Not thread-safe. */
final class PowerSpectrum {
    private final double[] window;
    private final double[][] complex; // [real, imaginary][points]
    private final double[] power;

    PowerSpectrum(Framing framing) {
        int n = framing.windowSamples();
        window = new double[n];
        Arrays.setAll(window, i -> 0.5 - 0.5 * Math.cos(2 * Math.PI * i / n));
        complex = new double[2][framing.points()];
        power = new double[framing.points() / 2 + 1];
    }

    /** The power of each bin from 0 to half the rate, {@code [points / 2 + 1]}; valid until the next call. */
    double[] of(double[] frame) {
        Arrays.fill(complex[0], 0);
        Arrays.fill(complex[1], 0);
        for (int i = 0; i < window.length; i++) {
            complex[0][i] = frame[i] * window[i];
        }
        FastFourierTransformer.transformInPlace(complex, DftNormalization.STANDARD, TransformType.FORWARD);
        for (int k = 0; k < power.length; k++) {
            power[k] = complex[0][k] * complex[0][k] + complex[1][k] * complex[1][k];
        }
        return power;
    }
}
