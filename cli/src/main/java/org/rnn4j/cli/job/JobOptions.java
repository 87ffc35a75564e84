package org.rnn4j.cli.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.plugin.Plugins;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The job of a command and the changes to it; flags override {@code --set}, which overrides the file. Values are text here;
 * the job reader validates them and names the flag that the user typed.
 */
public class JobOptions {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            description =
                    "Job file (YAML) or built-in job: tiny-shakespeare (default), hello, control-charts, dates-tagging,"
                            + " ...; rnn4j jobs lists them. Files that a job file names are looked up beside it, then in the"
                            + " working directory.")
    String job;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description =
                    "Data to use instead of data.source of the job: a file (optionally .gz), a folder, - for standard"
                            + " input, or a built-in data set. Repeatable.")
    List<String> data = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set a key of the job, such as training.batch-size=64; rnn4j keys lists them. Repeatable.")
    List<String> settings = List.of();

    /** Whether the user named a job. */
    public final boolean namesAJob() {
        return job != null;
    }

    /** Reads the job, with the changes applied. */
    public final JobSpec read() {
        if (job == null) {
            return builtIn(BuiltInJob.DEFAULT);
        }
        Path file = Path.of(job);
        if (!Files.isRegularFile(file) && BuiltInJob.named(job).isPresent()) { // a folder of that name hides nothing
            return builtIn(job);
        }
        if (Files.isDirectory(file)) {
            throw new UserException(
                    "%s is a folder; name a job file, such as %s".formatted(job, file.resolve("job.yaml")));
        }
        if (!Files.exists(file)) {
            throw new UserException(
                    "job file %s does not exist, and no built-in job is called so; %srnn4j jobs lists them"
                            .formatted(job, Suggestion.phrase(job, BuiltInJob.names())));
        }
        return jobs().read(file, changes());
    }

    /** The job of an earlier run, with the changes applied. */
    public final JobSpec readOver(JobSpec earlier) {
        return jobs().parse(JobJson.toYaml(earlier), "the bundle's job", earlier.name(), changes());
    }

    /** Settings of a subclass for built-in jobs; everything else overrides them. */
    protected List<Setting> ofBuiltIn() {
        return List.of();
    }

    /** Settings of the flags of a subclass; they override everything else. */
    protected List<Setting> flags() {
        return List.of();
    }

    /** Reads a built-in job; with other data it is named after that data. */
    private JobSpec builtIn(String name) {
        List<Setting> below = new ArrayList<>(ofBuiltIn());
        if (!data.isEmpty()) {
            below.add(new Setting("--data", "name", quoted(nameOf(data.get(0)))));
        }
        return jobs().readResource(JobOptions.class, name + ".yaml", new Settings(below).and(changes()));
    }

    private JobReader jobs() {
        return Plugins.load()
                .jobs()
                .noting(note -> command.commandLine().getErr().println("note: " + note));
    }

    private Settings changes() {
        List<Setting> all = new ArrayList<>();
        if (!data.isEmpty()) {
            List<String> sources = data.stream().map(JobOptions::quoted).toList();
            String value = sources.size() == 1 ? sources.get(0) : "[%s]".formatted(String.join(", ", sources));
            all.add(new Setting("--data", "data.source", value));
        }
        all.addAll(flags());
        return Settings.of(settings).and(new Settings(all));
    }

    private static String nameOf(String source) {
        Path file = Path.of(source).getFileName();
        String name = file == null ? "" : PackedFile.unpacked(file.toString()).replaceFirst("\\.[^.]+$", "");
        return name.isEmpty() || name.equals("-") ? "standard-input" : name;
    }

    /** A JSON string is a YAML string, whatever a file is called. */
    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
