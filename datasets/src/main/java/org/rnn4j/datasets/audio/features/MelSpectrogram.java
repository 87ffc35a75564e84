package org.rnn4j.datasets.audio.features;

/**
 * Log-mel features: natural logarithm of the energy in bands of equal width on the mel scale, frame by frame; energies below 1e-10 count as that.
 * Immutable.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein, 1980</a>
 */
public final class MelSpectrogram {
    private static final double FLOOR = 1e-10;

    private final Framing framing;
    private final MelFilters filters;

    /**
     * Prepares the filters.
     *
     * @param filters number of bands
     * @param low lowest frequency, in Hz
     * @param high highest frequency, in Hz; 0 = half the rate
     */
    public MelSpectrogram(Framing framing, int filters, double low, double high) {
        this(framing, filters, low, high, 1);
    }

    /**
     * The same with all frequencies of the filters multiplied by a factor, as if the vocal tract of the speaker were that
     * much longer.
     *
     * @see <a href="https://www.cs.toronto.edu/~hinton/absps/perturb.pdf">Jaitly and Hinton, Vocal Tract Length Perturbation,
     *     2013</a>
     */
    public MelSpectrogram(Framing framing, int filters, double low, double high, double warp) {
        this.framing = framing;
        this.filters = new MelFilters(framing, filters, low, high == 0 ? framing.rate() / 2.0 : high, warp);
    }

    /** The features of a signal, {@code [filters]} for each frame. */
    public FrameStream of(Samples samples) {
        PowerSpectrum spectrum = new PowerSpectrum(framing);
        return new Frames(framing, samples).map(frame -> logarithms(filters.energies(spectrum.of(frame))));
    }

    private static double[] logarithms(double[] energies) {
        for (int m = 0; m < energies.length; m++) {
            energies[m] = Math.log(Math.max(FLOOR, energies[m]));
        }
        return energies;
    }
}
