package org.rnn4j.datasets.tagging;

import java.nio.file.Path;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
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
        @Flat ExampleFiles files,
        @Default("conll") TaggedFormat format,
        @Default("as-is") TagScheme scheme,
        WordOptions words,
        @Default("true") boolean characters,
        @Default("") Path vectors,
        @Default("1000") int maxLength,
        @Default("cut") TooLong tooLong) {
    TaggedOptions {
        Require.inRange("data.max-length", maxLength, 1, 1_000_000);
    }
}
