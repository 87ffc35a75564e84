package org.rnn4j.models.vectors;

import org.rnn4j.core.error.Require;

/**
 * Options of {@link SkipGram}, named in errors as the command line names them. Immutable; an instance is always valid.
 *
 * @param dimension length of a vector
 * @param window maximum distance between a word and a word of its context
 * @param negative number of random words for each word of a context
 * @param epochs passes over the text
 * @param subsample share of a word in the text above which some of its occurrences are left out; 0 = none are
 * @param seed random seed
 */
public record SkipGramOptions(int dimension, int window, int negative, int epochs, double subsample, long seed) {
    public SkipGramOptions {
        Require.inRange("--dimension", dimension, 1, 8_192);
        Require.inRange("--window", window, 1, 100);
        Require.inRange("--negative", negative, 1, 100);
        Require.inRange("--epochs", epochs, 1, 10_000);
        Require.inRange("--subsample", subsample, 0, 1);
    }
}
