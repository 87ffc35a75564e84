package org.rnn4j.datasets.pairs;

/** Main metric of target texts. */
enum PairScore {
    /** Fraction of exact matches. */
    EXACT,
    /** BLEU. */
    BLEU,
    /** Token errors over reference tokens: the phoneme or word error rate, depending on the tokens. */
    ERROR_RATE
}
