package org.rnn4j.datasets.examples;

import java.nio.charset.Charset;
import org.rnn4j.core.error.UserException;

/** Parses the charset in {@code data.encoding}. */
public final class Encoding {
    private Encoding() {}

    public static Charset charset(String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException e) { // unsupported or malformed name
            throw new UserException(
                    "data.encoding = %s, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252"
                            .formatted(encoding),
                    e);
        }
    }
}
