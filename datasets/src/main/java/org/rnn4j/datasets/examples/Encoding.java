package org.rnn4j.datasets.examples;

import java.nio.charset.Charset;
import org.rnn4j.core.error.UserException;

/**
 * The encoding of text files.
 *
 * @param charset charset of the files
 * @param key job key or option that names it, for errors
 */
public record Encoding(Charset charset, String key) {
    private static final String DATA = "data.encoding";

    /** An encoding that {@code data.encoding} names. */
    static Encoding ofData(Charset charset) {
        return new Encoding(charset, DATA);
    }

    /**
     * The encoding with a name.
     *
     * @param key job key or option that gives the name
     * @throws UserException if there is no such charset
     */
    public static Encoding of(String key, String name) {
        try {
            return new Encoding(Charset.forName(name), key);
        } catch (IllegalArgumentException e) { // unsupported or malformed name
            throw new UserException(
                    "%s = %s, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252"
                            .formatted(key, name),
                    e);
        }
    }

    /** The charset that {@code data.encoding} names. */
    public static Charset charset(String name) {
        return of(DATA, name).charset();
    }
}
