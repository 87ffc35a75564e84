package org.rnn4j.cli.job;

import java.util.List;
import java.util.function.Consumer;
import org.rnn4j.core.job.JobJson;
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

    /** Whether the user named a job or a change to it. */
    public final boolean isGiven() {
        return namesAJob() || !data.isEmpty() || !settings.isEmpty();
    }

    /** The job as the user named it, without the flags. */
    public final NamedJob named() {
        return new NamedJob(job == null ? BuiltInJob.DEFAULT : job, data, settings);
    }

    /** Reads the job, with the changes applied. */
    public final JobSpec read() {
        return named().read(new Settings(ofBuiltIn()), new Settings(flags()), notes());
    }

    /** The job of an earlier run, with the changes applied. */
    public final JobSpec readOver(JobSpec earlier) {
        Settings changes = named().changes().and(new Settings(flags()));
        return Plugins.load()
                .jobs()
                .noting(notes())
                .parse(JobJson.toYaml(earlier), "the bundle's job", earlier.name(), changes);
    }

    /** Settings of a subclass for built-in jobs; everything else overrides them. */
    protected List<Setting> ofBuiltIn() {
        return List.of();
    }

    /** Settings of the flags of a subclass; they override everything else. */
    protected List<Setting> flags() {
        return List.of();
    }

    /** Prints notes about the job to standard error. */
    public final Consumer<String> notes() {
        return note -> command.commandLine().getErr().println("note: " + note);
    }
}
