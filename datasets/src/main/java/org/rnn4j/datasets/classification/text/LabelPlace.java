package org.rnn4j.datasets.classification.text;

/** Position of the label on its line. */
public enum LabelPlace {
    FIRST,
    LAST
}
