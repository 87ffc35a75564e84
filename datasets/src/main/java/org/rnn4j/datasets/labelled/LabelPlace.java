package org.rnn4j.datasets.labelled;

/** Where on its line a label stands. */
enum LabelPlace {
    FIRST,
    LAST
}
