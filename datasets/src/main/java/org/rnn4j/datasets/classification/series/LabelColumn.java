package org.rnn4j.datasets.classification.series;

/** The position of a row's class. */
enum LabelColumn {
    FIRST,
    LAST,
    /** The position of the row in the file. */
    BLOCKS
}
