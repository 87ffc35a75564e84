package org.rnn4j.datasets.drawing;

/** The lattice on which points lie. */
final class Grid {
    private Grid() {}

    /** The nearest multiple of the spacing; the value itself if the spacing is 0. */
    static double round(double value, double spacing) {
        return spacing == 0 ? value : Math.rint(value / spacing) * spacing + 0.0; // no negative zero
    }
}
