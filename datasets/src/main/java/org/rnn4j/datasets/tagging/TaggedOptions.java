package org.rnn4j.datasets.tagging;

import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.OnError;
import org.rnn4j.datasets.examples.SplitRule;

/**
 * The {@code data:} block of {@code type: tagged}. Immutable; an instance is always valid.
 *
 * @param source {@code dates}, files or folders; see {@link TaggedSource}
 * @param encoding of all files
 * @param format how they hold sentences
 * @param scheme how spans are spelled to the network
 * @param split shares of the source's sentences
 * @param validation sources of the validation part
 * @param test sources of the test part
 * @param words which are the same, and which are known
 * @param characters whether the network is given the characters of each word
 * @param vectors a text file of word vectors that the embedding starts from; empty = none
 * @param maxLength words of a sentence at most
 * @param tooLong what becomes of longer ones
 * @param onError what becomes of sentences that cannot be used
 */
record TaggedOptions(
        @Default("dates") List<String> source,
        @Default("UTF-8") String encoding,
        @Default("conll") TaggedFormat format,
        @Default("as-is") TagScheme scheme,
        SplitRule.Fraction split,
        @Default("[]") List<String> validation,
        @Default("[]") List<String> test,
        WordOptions words,
        @Default("true") boolean characters,
        @Default("") String vectors,
        @Default("1000") int maxLength,
        @Default("cut") TooLong tooLong,
        @Default("stop") OnError onError) {
    TaggedOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        Encoding.charset(encoding);
        Require.inRange("data.max-length", maxLength, 1, 1_000_000);
        refuseTwoOrigins("validation", split.validation(), validation);
        refuseTwoOrigins("test", split.test(), test);
    }

    private static void refuseTwoOrigins(String part, double share, List<String> files) {
        if (share > 0 && !files.isEmpty()) {
            throw new UserException(
                    "data.split.%s = %s, but data.%s = %s brings that part already; set the share to 0 or leave out the file"
                            .formatted(part, share, part, String.join(", ", files)));
        }
    }
}
