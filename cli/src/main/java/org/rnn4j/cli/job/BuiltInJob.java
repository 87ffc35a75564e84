package org.rnn4j.cli.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job that is built in: a resource of this package that {@code index.txt} lists. Its first comments are one line that
 * describes it, {@code Data:} with the source of its data, and {@code Time:}.
 *
 * @param name name on the command line
 * @param yaml text of the job file
 */
public record BuiltInJob(String name, String yaml) {
    /** The job of a command without one. */
    static final String DEFAULT = "tiny-shakespeare";

    private static final String INDEX = "index.txt";

    /** All names, by task, the first ones to try first. */
    public static List<String> names() {
        return text(INDEX).lines().toList();
    }

    /** The job with a name. */
    public static Optional<BuiltInJob> named(String name) {
        return names().contains(name) ? Optional.of(new BuiltInJob(name, text(name + ".yaml"))) : Optional.empty();
    }

    /** A description of the job, in one line. */
    public String description() {
        return line("# (.+)");
    }

    /** The origin of its data. */
    public String data() {
        return line("# Data: (.+)");
    }

    /** Approximate time to train it. */
    public String time() {
        return line("# Time: (.+)");
    }

    private String line(String pattern) {
        Matcher matcher =
                Pattern.compile("^" + pattern + "$", Pattern.MULTILINE).matcher(yaml);
        if (!matcher.find()) {
            throw new IllegalStateException("the built-in job %s has no line %s".formatted(name, pattern));
        }
        return matcher.group(1);
    }

    private static String text(String resource) {
        try (InputStream in = BuiltInJob.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("a resource of this jar is damaged", e);
        }
    }
}
