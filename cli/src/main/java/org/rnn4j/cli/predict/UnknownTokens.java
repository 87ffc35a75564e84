package org.rnn4j.cli.predict;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.core.sequence.PredictionCodec.Tokens;

/** Counts tokens of requests that the model does not know. Not thread-safe. */
final class UnknownTokens {
    private static final int EXAMPLES = 5;
    private static final int LONGEST = 40;

    private final Set<String> examples = new LinkedHashSet<>();
    private long tokens;
    private long unknown;
    private long requests;
    private boolean isDecomposed;

    void add(Tokens of) {
        tokens += of.count();
        unknown += of.unknown();
        requests += of.unknown() > 0 ? 1 : 0;
        if (of.unknown() > 0 && examples.size() < EXAMPLES) {
            String example = of.examples().strip();
            isDecomposed |= !Normalizer.isNormalized(example, Normalizer.Form.NFC);
            int end = example.offsetByCodePoints(0, Math.min(LONGEST, example.codePointCount(0, example.length())));
            examples.add('"' + example.substring(0, end) + (end < example.length() ? "...\"" : "\""));
        }
    }

    /** A sentence for the user; empty if all tokens are known. */
    Optional<String> warning() {
        return unknown == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "warning: %,d of %,d tokens are unknown to the model, in %,d request%s: %s%s%s",
                        unknown,
                        tokens,
                        requests,
                        requests == 1 ? "" : "s",
                        String.join(", ", examples),
                        requests > examples.size() ? ", ..." : "",
                        isDecomposed ? "; some text is not in Unicode form NFC, convert it" : ""));
    }
}
