package org.rnn4j.datasets.pairs;

/** What answers are first judged by. */
enum PairScore {
    /** The share that is right to the letter. */
    EXACT,
    /** BLEU. */
    BLEU,
    /** Wrong tokens over right ones: the phoneme or word error rate, by what a token is. */
    ERROR_RATE
}
