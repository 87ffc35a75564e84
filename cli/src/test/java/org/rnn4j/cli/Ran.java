package org.rnn4j.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command that was run in this JVM.
 *
 * @param exitCode what the process would have ended with
 * @param out all of standard output
 * @param err all of standard error
 */
public record Ran(int exitCode, String out, String err) {

    public static Ran rnn4j(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] words = List.of(arguments).stream().map(Object::toString).toArray(String[]::new);
        int exitCode = Rnn4j.run(new PrintWriter(out), new PrintWriter(err), words);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    /** A command that reads this from standard input. */
    public static Ran rnn4jReading(byte[] input, Object... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input));
        try {
            return rnn4j(arguments);
        } finally {
            System.setIn(before);
        }
    }

    public String lastLineOfOut() {
        return out.lines().reduce("", (before, line) -> line);
    }

    /** The line that says what the user did wrong, without what went before it. */
    public String lastLineOfErr() {
        return err.lines().reduce("", (before, line) -> line);
    }
}
