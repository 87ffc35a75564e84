package org.rnn4j.cli.train;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Which job to run, and what is changed in it: flags over {@code --set} over the file. Values are text here; the job's
 * reader says what is wrong with one, in the words of the job file.
 */
final class JobOptions {
    static final List<String> BUILT_IN = List.of("tiny-shakespeare", "hello");

    @Parameters(
            arity = "0..1",
            paramLabel = "JOB",
            description = "A job file (YAML), or a built-in job: tiny-shakespeare (default), hello.")
    String job;

    @Option(
            names = "--data",
            paramLabel = "TEXT",
            description = "Text to learn from: a file (.gz too), a folder, - for standard input, or tiny-shakespeare"
                    + " or hello. Repeat it for several.")
    List<String> data = List.of();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Set any key of the job, such as training.batch-size=64. Repeatable.")
    List<String> settings = List.of();

    @Option(names = "--budget", paramLabel = "TIME", description = "Wall-clock limit, such as 90s, 3m, 1h30m.")
    String budget;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the text; without --budget, no time limit.")
    String epochs;

    @Option(names = "--cell", paramLabel = "CELL", description = "basic-rnn, lstm or gru.")
    String cell;

    @Option(names = "--hidden-size", paramLabel = "N", description = "Units a layer.")
    String hiddenSize;

    @Option(names = "--layers", paramLabel = "N", description = "Stacked layers.")
    String layers;

    @Option(names = "--seed", paramLabel = "N", description = "Of parameters, dropout and sampling.")
    String seed;

    @Option(names = "--threads", paramLabel = "N", description = "That compute; 0 = one a core.")
    String threads;

    JobSpec read() {
        if (job == null) {
            return builtIn(BUILT_IN.get(0));
        }
        Path file = Path.of(job);
        if (!Files.exists(file) && BUILT_IN.contains(job)) {
            return builtIn(job);
        }
        if (!Files.exists(file)) {
            throw new UserException("there is no job file %s; write one, or name a built-in job: %s"
                    .formatted(job, String.join(", ", BUILT_IN)));
        }
        return JobReader.read(file, allSettings(false));
    }

    /** The job of an earlier run, with the same changes over it. */
    JobSpec readOver(JobSpec earlier) {
        return JobReader.parse(JobJson.toYaml(earlier), "the bundle's job", earlier.name(), allSettings(false));
    }

    private JobSpec builtIn(String name) {
        return JobReader.readResource(JobOptions.class, name + ".yaml", allSettings(true));
    }

    /** A built-in job on another text is named after that text; asked for epochs, it has no time limit of its own. */
    private List<String> allSettings(boolean builtIn) {
        List<String> all = new ArrayList<>();
        if (builtIn && !data.isEmpty()) {
            all.add("name=" + quoted(nameOf(data.get(0))));
        }
        if (builtIn && epochs != null) {
            all.add("training.budget=0");
        }
        all.addAll(settings);
        if (!data.isEmpty()) {
            all.add("data.source=[%s]"
                    .formatted(String.join(
                            ", ", data.stream().map(JobOptions::quoted).toList())));
        }
        add(all, "training.budget", budget);
        add(all, "training.epochs", epochs);
        add(all, "model.cell", cell);
        add(all, "model.hidden-size", hiddenSize);
        add(all, "model.layers", layers);
        add(all, "seed", seed);
        add(all, "threads", threads);
        return all;
    }

    private static void add(List<String> all, String key, String value) {
        if (value != null) {
            all.add(key + "=" + value);
        }
    }

    private static String nameOf(String source) {
        Path file = Path.of(source).getFileName();
        String name =
                file == null ? "" : file.toString().replaceFirst("\\.gz$", "").replaceFirst("\\.[^.]+$", "");
        return name.isEmpty() || name.equals("-") ? "standard-input" : name;
    }

    /** A JSON string is a YAML string, whatever a file is called. */
    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
