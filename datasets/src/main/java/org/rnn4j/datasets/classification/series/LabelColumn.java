package org.rnn4j.datasets.classification.series;

/** What tells the class of a row. */
enum LabelColumn {
    FIRST,
    LAST,
    /** Its place in the file. */
    BLOCKS
}
