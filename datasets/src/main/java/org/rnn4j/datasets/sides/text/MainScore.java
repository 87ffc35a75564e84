package org.rnn4j.datasets.sides.text;

/** Main metric of target texts. */
public enum MainScore {
    /** Fraction of exact matches. */
    EXACT,
    /** BLEU. */
    BLEU,
    /** Token errors over reference tokens: the phoneme or word error rate, depending on the tokens. */
    ERROR_RATE,
    /** CIDEr-D, for sources with several targets each. */
    CIDER
}
