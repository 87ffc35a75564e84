package org.rnn4j.datasets.audio.features;

/**
 * Triangular filters over equal steps of mel = 2595 log10(1 + f / 700). Filter m rises from edge m to 1 at edge m + 1 and falls
 * to edge m + 2, linearly in Hz. Immutable.
 *
 * @see <a href="https://doi.org/10.1109/TASSP.1980.1163420">Davis and Mermelstein, 1980</a>
 */
final class MelFilters {
    private final int[] first; // first bin of each filter
    private final double[][] weights; // [filters][bins from the first]

    /**
     * Computes the weights.
     *
     * @param low lowest frequency of the first filter, in Hz
     * @param high highest frequency of the last filter, in Hz
     * @param warp factor on all edges, which stay at or below half the rate; 1 = none
     */
    MelFilters(Framing framing, int filters, double low, double high, double warp) {
        double[] edges = new double[filters + 2];
        for (int i = 0; i < edges.length; i++) {
            double hertz = hertz(mel(low) + (mel(high) - mel(low)) * i / (filters + 1));
            edges[i] = Math.min(framing.rate() / 2.0, warp * hertz);
        }
        int bins = framing.points() / 2 + 1;
        double width = (double) framing.rate() / framing.points();
        first = new int[filters];
        weights = new double[filters][];
        for (int m = 0; m < filters; m++) {
            int from = (int) Math.ceil(edges[m] / width);
            int to = Math.min(bins, (int) Math.floor(edges[m + 2] / width) + 1);
            first[m] = from;
            weights[m] = new double[Math.max(0, to - from)];
            for (int k = from; k < to; k++) {
                double rise = slope(k * width - edges[m], edges[m + 1] - edges[m]);
                double fall = slope(edges[m + 2] - k * width, edges[m + 2] - edges[m + 1]);
                weights[m][k - from] = Math.max(0, Math.min(rise, fall));
            }
        }
    }

    private static double slope(double distance, double width) {
        return width > 0 ? distance / width : distance >= 0 ? 1 : 0;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }

    /** The energy of each filter, {@code [filters]}, of a power spectrum. */
    double[] energies(double[] power) {
        double[] energies = new double[weights.length];
        for (int m = 0; m < weights.length; m++) {
            double sum = 0;
            for (int k = 0; k < weights[m].length; k++) {
                sum += weights[m][k] * power[first[m] + k];
            }
            energies[m] = sum;
        }
        return energies;
    }
}
