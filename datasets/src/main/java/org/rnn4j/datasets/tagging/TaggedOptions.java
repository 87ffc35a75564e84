package org.rnn4j.datasets.tagging;

import java.nio.file.Path;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Flat;
import org.rnn4j.datasets.examples.ExampleFiles;

/**
 * The {@code data:} block of {@code type: tagged}. Immutable; an instance is always valid.
 *
 * @param files files with the sentences; {@code dates} is built in
 * @param format format of sentences in the files
 * @param scheme tagging scheme of the network's targets
 * @param words normalisation and vocabulary of words
 * @param characters whether the network reads the characters of each word
 * @param vectors text file of word vectors that initialise the embedding; empty = none
 * @param maxLength maximum number of words of a sentence
 * @param tooLong handling of longer sentences
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
