package org.rnn4j.datasets.classification.text;

/** Where on its line a label stands. */
public enum LabelPlace {
    FIRST,
    LAST
}
