package org.rnn4j.datasets.pixels;

import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: pixels}. Immutable; an instance is always valid.
 *
 * @param files idx files of pictures
 * @param threshold brightness above which a pixel is on
 */
record PixelOptions(
        @Flat ExampleFiles files,

        @Default("127") @Range(min = 0, max = 254) @Doc("Brightness above which a pixel is on.")
        int threshold) {
    PixelOptions {
        Ranges.require("data", PixelOptions.class, files, threshold);
    }
}
