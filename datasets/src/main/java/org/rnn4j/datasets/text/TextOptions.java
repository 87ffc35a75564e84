package org.rnn4j.datasets.text;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.FileKey;
import org.rnn4j.datasets.codec.Normalization;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.Encoding;

/**
 * The {@code data:} block of {@code type: text}. Immutable; an instance is always valid.
 *
 * @param source built-in names, files, folders or {@code -} for standard input, concatenated in this order; a built-in
 *     name takes precedence over a file of that name, which is {@code ./name}. Paths are relative to the working
 *     directory; a folder means its own *.txt and *.txt.gz files in the order of their names
 * @param encoding encoding of all files
 * @param tokenizer unit of tokens
 * @param normalize none, nfc or nfd
 * @param vectors text file of word vectors that initialise the embedding; empty = random initialisation
 * @param split fractions of the source; see {@link TextSource} for the defaults
 * @param validation sources of the validation split
 * @param test sources of the test split
 */
record TextOptions(
        @Default("tiny-shakespeare")
        @Doc("Built-in texts, files, folders or - for standard input, joined in this order.")
        @FileKey
        List<String> source,

        @Default("UTF-8") @Doc("Character encoding of all files.")
        String encoding,

        @Default("character") @Doc("Kind of tokens.") Tokenizer tokenizer,
        @Default("none") @Doc("Unicode normalization.") Normalization normalize,

        @Default("") @Doc("Text file of word vectors that the embedding starts from; empty = none.") @FileKey
        Path vectors,

        SplitShares split,

        @Default("[]") @Doc("Files of the validation split, instead of a share of the source.") @FileKey
        List<String> validation,

        @Default("[]") @Doc("Files of the test split, instead of a share of the source.") @FileKey
        List<String> test) {

    TextOptions {
        source = List.copyOf(source);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        if (source.isEmpty()) {
            throw new UserException(
                    "data.source names no text; name a file, a folder, - for standard input, or one of %s"
                            .formatted(BuiltInText.names()));
        }
        refuseTwoOrigins("validation", split.validation(), validation);
        refuseTwoOrigins("test", split.test(), test);
        Encoding.charset(encoding);
    }

    Charset charset() {
        return Encoding.charset(encoding);
    }

    private static void refuseTwoOrigins(String split, double share, List<String> files) {
        if (share > 0 && !files.isEmpty()) {
            throw new UserException(
                    "data.split.%s = %s, but data.%s = %s names a file for that split; set the share to 0 or remove the file"
                            .formatted(split, share, split, String.join(", ", files)));
        }
    }
}
