package org.rnn4j.datasets.sequences;

import java.util.List;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: sequences}. Immutable; an instance is always valid.
 *
 * @param files files with normal sequences
 * @param format format of sequences in the files
 * @param abnormal files with sequences that are known to be abnormal, in the test split
 * @param falseAlarms wanted share of normal sequences that raise an alarm
 * @param maxLength maximum number of events of a sequence
 */
record EventOptions(
        @Flat ExampleFiles files,
        @Default("lines") @Doc("How files hold sequences.") EventFormat format,

        @Default("[]")
        @Doc(
                "Files of sequences that are known to be abnormal; they are measured with the test split, and never trained on.")
        @FileKey
        List<String> abnormal,

        @Default("0.005")
        @Range(min = 0, max = 0.5)
        @Doc("Wanted share of normal sequences that raise an alarm, from which the validation split gives a threshold.")
        double falseAlarms,

        @Default("1000")
        @Range(min = 1, max = 1_000_000)
        @Doc("Maximum number of events of a sequence; a longer one is a bad example.")
        int maxLength) {
    EventOptions {
        abnormal = List.copyOf(abnormal);
        Ranges.require("data", EventOptions.class, files, format, abnormal, falseAlarms, maxLength);
    }
}
