package org.rnn4j.cli.keys;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.JobKeys;
import org.rnn4j.core.job.Tasks;
import org.rnn4j.core.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains the keys of a job file. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Explain the keys of a job file: values, default, meaning and tasks.",
        footer = {
            "",
            "Examples:",
            "  rnn4j keys                       every key, one per line",
            "  rnn4j keys model.hidden-size     one key",
            "  rnn4j keys training.optimizer    a key and the keys in its block",
            "  rnn4j keys --schema > job.schema.json"
        })
public final class KeysCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description = "Key, or block of keys such as training. Default: all keys.")
    String wanted;

    @Option(names = "--markdown", description = "Print all keys as Markdown (docs/jobs.md).")
    boolean markdown;

    @Option(names = "--schema", description = "Print a JSON schema of job files, for editors.")
    boolean schema;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Plugins plugins = Plugins.load();
        List<JobKey> keys = all(plugins.tasks(), plugins.dataOptions());
        if (markdown || schema) {
            out.print(markdown ? KeysPage.of(keys) : KeysSchema.of(keys));
        } else if (wanted == null) {
            keys.forEach(key -> out.printf("%-36s %s%n", key.name(), line(key)));
        } else {
            matching(keys).forEach(key -> explain(out, key));
        }
        out.flush();
        return 0;
    }

    /** The keys of all tasks and all types of data. */
    static List<JobKey> all(Tasks tasks, Map<String, Class<? extends Record>> data) {
        return Stream.concat(JobKeys.of(tasks).stream(), JobKeys.ofData(data).stream())
                .toList();
    }

    private List<JobKey> matching(List<JobKey> keys) {
        List<JobKey> found = keys.stream()
                .filter(key -> key.name().equals(wanted) || key.name().startsWith(wanted + "."))
                .toList();
        if (!found.isEmpty()) {
            return found;
        }
        List<String> names = keys.stream().map(JobKey::name).distinct().toList();
        String meant = Suggestion.nearest(wanted, names)
                .or(() -> names.stream()
                        .filter(name -> name.endsWith("." + wanted))
                        .findFirst())
                .map("; did you mean %s?"::formatted)
                .orElse("; rnn4j keys lists all");
        throw new UserException("there is no key %s%s".formatted(wanted, meant));
    }

    private static String line(JobKey key) {
        String only = KeyText.only(key);
        return "%s (%s)%s".formatted(key.doc(), KeyText.fallback(key), only.isEmpty() ? "" : " [%s]".formatted(only));
    }

    private static void explain(PrintWriter out, JobKey key) {
        out.println(key.name());
        out.printf("  %s%n", key.doc());
        out.printf("  value      %s%n", KeyText.type(key));
        out.printf("  default    %s%n", KeyText.fallback(key));
        if (!KeyText.only(key).isEmpty()) {
            out.printf("  only with  %s%n", KeyText.only(key));
        }
    }
}
