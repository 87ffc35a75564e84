package org.rnn4j.datasets.tagging;

import java.nio.file.Path;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: tagged}. Immutable; an instance is always valid.
 *
 * @param files that hold the sentences; {@code dates} is built in
 * @param format how they hold sentences
 * @param scheme how spans are spelled to the network
 * @param words which are the same, and which are known
 * @param characters whether the network is given the characters of each word
 * @param vectors a text file of word vectors that the embedding starts from; empty = none
 * @param maxLength words of a sentence at most
 * @param tooLong what becomes of longer ones
 */
record TaggedOptions(
        @Default("{source: dates}") @Flat ExampleFiles files,
        @Default("conll") @Doc("How files hold sentences.") TaggedFormat format,

        @Default("as-is") @Doc("How spans are spelled to the network.")
        TagScheme scheme,

        WordOptions words,

        @Default("true") @Doc("The network is given the characters of each word.")
        boolean characters,

        @Default("") @Doc("Text file of word vectors that the embedding starts from; empty = none.")
        Path vectors,

        @Default("1000") @Range(min = 1, max = 1_000_000) @Doc("Maximum number of words of a sentence.")
        int maxLength,

        @Default("cut") @Doc("Treatment of longer sentences.")
        TooLong tooLong) {
    TaggedOptions {
        Ranges.require(
                "data", TaggedOptions.class, files, format, scheme, words, characters, vectors, maxLength, tooLong);
    }
}
