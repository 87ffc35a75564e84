package org.rnn4j.cli.job;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.plugin.Plugins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the built-in jobs, and copies one out. */
@Command(
        name = "jobs",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "List the built-in jobs, which need no data files, or write one to a file.",
        footer = {
            "",
            "Examples:",
            "  rnn4j jobs",
            "  rnn4j jobs --write addition             write addition.yaml",
            "  rnn4j jobs --write addition my.yaml     write my.yaml",
            "  rnn4j train addition                    train a job by its name"
        })
public final class JobsCommand implements Callable<Integer> {

    @Option(names = "--write", paramLabel = "NAME", description = "Write this job to a file.")
    String wanted;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "File to write. Default: NAME.yaml.")
    Path file;

    @Option(names = "--force", description = "Overwrite the file.")
    boolean force;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (wanted != null) {
            write(out);
        } else if (file != null || force) {
            throw new UserException("%s needs --write NAME; rnn4j jobs lists the names"
                    .formatted(file == null ? "--force" : file.toString()));
        } else {
            list(out);
        }
        out.flush();
        return 0;
    }

    private static void list(PrintWriter out) {
        JobReader jobs = Plugins.load().jobs();
        int width = BuiltInJob.names().stream().mapToInt(String::length).max().orElse(0);
        for (String name : BuiltInJob.names()) {
            BuiltInJob job = BuiltInJob.named(name).orElseThrow();
            JobSpec spec = jobs.readResource(JobsCommand.class, name + ".yaml", Settings.of(List.of()));
            String indent = " ".repeat(width + 2);
            out.printf("%s%s%s%n", name, " ".repeat(width + 2 - name.length()), job.description());
            out.printf("%s%s; data: %s; %s%n", indent, spec.task(), job.data(), job.time());
        }
    }

    private void write(PrintWriter out) {
        BuiltInJob job = BuiltInJob.named(wanted)
                .orElseThrow(() -> new UserException("there is no built-in job %s; %srnn4j jobs lists them"
                        .formatted(wanted, Suggestion.phrase(wanted, BuiltInJob.names()))));
        Path target = file == null ? Path.of(wanted + ".yaml") : file;
        JobFile.write(target, job.yaml(), force);
        out.printf("wrote       %s%n", target);
        out.printf("next        rnn4j train %s%n", target);
    }
}
