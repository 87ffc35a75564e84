package org.rnn4j.cli.predict;

import java.io.FilterInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.RequestInput;
import org.rnn4j.core.sequence.RequestInput.Form;

/** Opens the sources of requests. */
public final class Inputs {
    /** Standard input. */
    public static final String STANDARD = "-";

    private Inputs() {}

    /**
     * Opens a file or standard input.
     *
     * @param encoding encoding that the user names; empty = that of the model's job for files, UTF-8 for standard input,
     *     which a terminal or another program writes
     * @throws UserException if it cannot be opened, or there is no such encoding
     */
    public static RequestInput open(String input, Form form, String encoding, Predictor predictor) {
        if (!input.equals(STANDARD) && predictor.predictionCodec().isRequest(Path.of(input))) {
            return RequestInput.ofFile(Path.of(input));
        }
        if (!input.equals(STANDARD)) {
            return RequestInput.open(
                    Path.of(input), form, encoding.isEmpty() ? predictor.encoding() : charset(encoding));
        }
        var open = new FilterInputStream(System.in) {
            @Override
            public void close() {} // it belongs to the process
        };
        return RequestInput.of(
                "standard input", form, open, encoding.isEmpty() ? StandardCharsets.UTF_8 : charset(encoding));
    }

    private static Charset charset(String encoding) {
        try {
            return Charset.forName(encoding);
        } catch (IllegalArgumentException e) { // unsupported or malformed name
            throw new UserException(
                    "--encoding = %s, but must be a charset of Java such as UTF-8, UTF-16, MS949 or windows-1252"
                            .formatted(encoding),
                    e);
        }
    }
}
