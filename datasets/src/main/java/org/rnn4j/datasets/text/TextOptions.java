package org.rnn4j.datasets.text;

import java.nio.charset.Charset;
import java.util.List;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.datasets.codec.Normalization;

/**
 * The {@code data:} block of {@code type: text}. Immutable; an instance is always valid, and what was null has its default.
 *
 * @param source built-in names, files, folders or {@code -} for standard input, joined in this order with nothing between
 *     them; a built-in name goes before a file of that name, which {@code ./name} reaches. Paths start at the working
 *     directory; a folder stands for its own *.txt and *.txt.gz files in the order of their names. Default
 *     tiny-shakespeare
 * @param encoding of all files; default UTF-8
 * @param tokenizer character or byte; default character
 * @param normalize none, nfc or nfd; default none
 * @param minCount characters that the training part holds less often are unknown; default 1
 * @param split shares of the source; see {@link TextSource} for what they are where the user says nothing
 * @param validation sources of the validation part; default none
 * @param test sources of the test part; default none
 */
record TextOptions(
        List<String> source,
        String encoding,
        Tokenizer tokenizer,
        Normalization normalize,
        Integer minCount,
        SplitShares split,
        List<String> validation,
        List<String> test) {

    TextOptions {
        source = source == null ? List.of("tiny-shakespeare") : List.copyOf(source);
        encoding = encoding == null ? "UTF-8" : encoding;
        tokenizer = tokenizer == null ? Tokenizer.CHARACTER : tokenizer;
        normalize = normalize == null ? Normalization.NONE : normalize;
        minCount = minCount == null ? 1 : minCount;
        validation = validation == null ? List.of() : List.copyOf(validation);
        test = test == null ? List.of() : List.copyOf(test);
        split = split == null ? new SplitShares(null, null, null) : split;
        Require.inRange("data.min-count", minCount, 1, Integer.MAX_VALUE);
        if (source.isEmpty()) {
            throw new UserException(
                    "data.source names no text; give a file, a folder, - for standard input, or one of %s"
                            .formatted(BuiltInText.names()));
        }
        refuseTwoOrigins("validation", split.validation(), validation);
        refuseTwoOrigins("test", split.test(), test);
        charset(encoding);
    }

    Charset charset() {
        return charset(encoding);
    }

    private static Charset charset(String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException e) { // unsupported, or no name at all
            throw new UserException(
                    "data.encoding = %s, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252"
                            .formatted(encoding),
                    e);
        }
    }

    private static void refuseTwoOrigins(String part, double share, List<String> files) {
        if (share > 0 && !files.isEmpty()) {
            throw new UserException(
                    "data.split.%s = %s, but data.%s = %s brings that part already; set the share to 0 or leave out the file"
                            .formatted(part, share, part, String.join(", ", files)));
        }
    }
}
