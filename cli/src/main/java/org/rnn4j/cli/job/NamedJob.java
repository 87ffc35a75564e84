package org.rnn4j.cli.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rnn4j.core.error.Suggestion;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.PackedFile;
import org.rnn4j.core.job.JobReader;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.Settings.Setting;
import org.rnn4j.core.plugin.Plugins;

/**
 * A job as it is named on a command line, which can be read again later.
 *
 * @param job job file or built-in job
 * @param data data to use instead of that of the job
 * @param set values of {@code --set}
 */
public record NamedJob(String job, List<String> data, List<String> set) {
    public NamedJob {
        data = List.copyOf(data);
        set = List.copyOf(set);
    }

    /**
     * Reads the job, with the changes applied.
     *
     * @param ofBuiltIn settings for built-in jobs; everything else overrides them
     * @param flags settings that override everything else
     */
    public JobSpec read(Settings ofBuiltIn, Settings flags, Consumer<String> notes) {
        JobReader reader = Plugins.load().jobs().noting(notes);
        Path file = Path.of(job);
        if (!Files.isRegularFile(file) && BuiltInJob.named(job).isPresent()) { // a folder of that name hides nothing
            Settings below = ofBuiltIn.and(new Settings(nameAfterData()));
            return reader.readResource(
                    JobOptions.class, job + ".yaml", below.and(changes()).and(flags));
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
        return reader.read(file, changes().and(flags));
    }

    /** The settings of {@code --set}, overridden by {@code --data}. */
    Settings changes() {
        List<Setting> all = new ArrayList<>();
        if (!data.isEmpty()) {
            List<String> sources = data.stream().map(NamedJob::quoted).toList();
            String value = sources.size() == 1 ? sources.get(0) : "[%s]".formatted(String.join(", ", sources));
            all.add(new Setting("--data", "data.source", value));
        }
        return Settings.of(set).and(new Settings(all));
    }

    /** A built-in job with other data is named after that data. */
    private List<Setting> nameAfterData() {
        if (data.isEmpty()) {
            return List.of();
        }
        Path file = Path.of(data.get(0)).getFileName();
        String name = file == null ? "" : PackedFile.unpacked(file.toString()).replaceFirst("\\.[^.]+$", "");
        String shown = name.isEmpty() || name.equals("-") ? "standard-input" : name;
        return List.of(new Setting("--data", "name", quoted(shown)));
    }

    /** A JSON string is a YAML string, whatever a file is called. */
    private static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }
}
