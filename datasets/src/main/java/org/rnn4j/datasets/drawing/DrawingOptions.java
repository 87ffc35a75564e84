package org.rnn4j.datasets.drawing;

import java.util.Random;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: drawings}. Immutable; an instance is always valid.
 *
 * @param files text files with a drawing a line, SVG files with one drawing each, or {@code figures}, which is built in
 * @param maxPoints points beyond which a drawing is left out
 * @param grid spacing of the lattice of the points
 * @param size units of the longest side of an SVG file
 * @param simplify tolerance with which the lines of SVG files are simplified
 * @param augmentation random changes to training drawings
 */
record DrawingOptions(
        @Flat ExampleFiles files,

        @Default("250") @Range(min = 2, max = 100_000) @Doc("Drawings with more points are left out, and counted.")
        int maxPoints,

        @Default("1")
        @Range(min = 0, max = 1_000)
        @Doc(
                "Spacing of the lattice of the points. Offsets are spread over it by uniform noise, so that a density can be"
                        + " learned; 0 = they are not spread.")
        double grid,

        @Default("255")
        @Range(min = 1, max = 100_000)
        @Doc("Units of the longest side of an SVG file: of its viewBox or, without one, of its lines.")
        double size,

        @Default("2")
        @Range(min = 0, max = 1_000)
        @Doc("Tolerance in these units with which lines of SVG files are simplified (Douglas and Peucker, 1973).")
        double simplify,

        @Doc("Random changes to training drawings.") Augmentation augmentation) {
    DrawingOptions {
        Ranges.require("data", DrawingOptions.class, files, maxPoints, grid, size, simplify, augmentation);
    }

    /**
     * Random changes to training drawings, as of sketch-rnn.
     *
     * @see <a href="https://arxiv.org/abs/1704.03477">Ha and Eck, 2017</a>, section 3.4
     */
    record Augmentation(
            @Default("0") @Range(min = 0, max = 0.9) @Doc("Width and height are multiplied by factors in 1 ± this.")
            double scale,

            @Default("0") @Range(min = 0, max = 0.9) @Doc("Probability that a point inside a line is left out.")
            double drop) {
        Augmentation {
            Ranges.require("data.augmentation", Augmentation.class, scale, drop);
        }

        /** A factor of one axis. */
        double factor(Random random) {
            return 1 + scale * (2 * random.nextDouble() - 1);
        }
    }
}
