package org.rnn4j.datasets.tagging;

import java.nio.file.Path;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
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
        @Default("{source: dates}") @Flat ExampleFiles files,
        @Default("conll") @Doc("How files hold sentences.") TaggedFormat format,

        @Default("as-is") @Doc("How spans are spelled to the network.")
        TagScheme scheme,

        WordOptions words,

        @Default("true") @Doc("The network is given the characters of each word.")
        boolean characters,

        @Default("") @Doc("Text file of word vectors that the embedding starts from; empty = none.") @FileKey
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
