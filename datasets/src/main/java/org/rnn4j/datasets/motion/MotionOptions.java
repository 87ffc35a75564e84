package org.rnn4j.datasets.motion;

import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;

/**
 * The {@code data:} block of {@code type: motion}. Immutable; an instance is always valid.
 *
 * @param source BVH files or folders of them; {@code swing} is built in
 * @param validation BVH files of the validation split
 * @param test BVH files of the test split
 * @param heldBack share at the end of each clip of the source that is the validation split
 * @param rate steps a second
 * @param mirror whether training exchanges left and right at random
 */
record MotionOptions(
        @Default("[swing]") @Doc("BVH files, folders of them, or swing, which is built in.") @FileKey
        List<String> source,

        @Default("[]") @Doc("Files of the validation split, instead of the ends of the source.") @FileKey
        List<String> validation,

        @Default("[]") @Doc("Files of the test split.") @FileKey
        List<String> test,

        @Default("0.1")
        @Range(min = 0, max = 0.9)
        @Doc("Share at the end of each clip of the source that is the validation split, if no files are.")
        double heldBack,

        @Default("30") @Range(min = 1, max = 240) @Doc("Steps a second, to which clips are resampled.")
        double rate,

        @Default("false")
        @Doc("Training also reads clips with the left and the right side exchanged, by the names of the joints.")
        boolean mirror) {
    MotionOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Ranges.require("data", MotionOptions.class, source, validation, test, heldBack, rate, mirror);
        if (source.isEmpty() && test.isEmpty()) {
            throw new UserException("data.source names no motion; name BVH files, a folder, or swing");
        }
    }
}
