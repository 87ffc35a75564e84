package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.TextFile;

/**
 * Reads jobs in three layers, each over the previous one: the defaults (see {@link Default} on the records), the YAML
 * file, and settings such as {@code model.hidden-size=512}. If {@code training.epochs} is given and {@code
 * training.budget} is not, there is no budget. Files that a job file names are looked up in its folder first, then in
 * the working directory; those of settings in the working directory.
 *
 * <p>The job's task determines the keys that are allowed in addition to those of {@link JobSpec}. If a setting changes the
 * task, keys of the file that only other tasks have are dropped, and a note names them.
 *
 * <p>Every method throws {@link UserException}, one line with file and line, for anything that is not a valid job.
 */
public final class JobReader {
    private final Tasks tasks;
    private final JobPaths paths;
    private final Consumer<String> notes;

    /** @param tasks tasks that a job may name */
    public JobReader(Tasks tasks) {
        this(tasks, Map.of());
    }

    /**
     * Creates a reader.
     *
     * @param tasks tasks that a job may name
     * @param data records of the options under {@code data}, by type, for the files that they name
     */
    public JobReader(Tasks tasks, Map<String, Class<? extends Record>> data) {
        this(tasks, new JobPaths(data), note -> {});
    }

    private JobReader(Tasks tasks, JobPaths paths, Consumer<String> notes) {
        this.tasks = tasks;
        this.paths = paths;
        this.notes = notes;
    }

    /** This reader with a receiver of notes, one sentence each. */
    public JobReader noting(Consumer<String> receiver) {
        return new JobReader(tasks, paths, receiver);
    }

    /** The job in a file, with settings as {@code --set} takes them. */
    public JobSpec read(Path file, List<String> settings) {
        return read(file, Settings.of(settings));
    }

    /** The job in a file; it is named after the file if it has no name. */
    public JobSpec read(Path file, Settings settings) {
        String fileName =
                file.getFileName() == null ? "job" : file.getFileName().toString();
        String name = fileName.replaceFirst("\\.ya?ml$", "");
        return parse(TextFile.read(file), file.toString(), name, settings, Optional.ofNullable(file.getParent()));
    }

    /** The job in a resource of the class path, for built-in jobs: {@code /jobs/tiny-shakespeare.yaml}. */
    public JobSpec readResource(Class<?> beside, String resource, Settings settings) {
        try (InputStream in = beside.getResourceAsStream(resource)) {
            if (in == null) {
                throw new UserException("there is no built-in job " + resource);
            }
            String name = resource.substring(resource.lastIndexOf('/') + 1);
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return parse(text, name, name.replaceFirst("\\.ya?ml$", ""), settings);
        } catch (IOException e) {
            throw new UserException("the built-in job %s cannot be read: %s".formatted(resource, e.getMessage()), e);
        }
    }

    /** The existing files and folders that a job's data names; built-in data are not files. */
    public List<Path> files(JobSpec job) {
        return paths.named(JobJson.write(job)).stream()
                .filter(JobReader::exists)
                .map(Path::of)
                .toList();
    }

    private static boolean exists(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * The job in a text.
     *
     * @param settings as {@code --set} takes them
     * @see #parse(String, String, String, Settings)
     */
    public JobSpec parse(String yaml, String origin, String name, List<String> settings) {
        return parse(yaml, origin, name, Settings.of(settings));
    }

    /**
     * The job in a text.
     *
     * @param origin name of the text in errors
     * @param name name of the job if the text has none
     */
    public JobSpec parse(String yaml, String origin, String name, Settings settings) {
        return parse(yaml, origin, name, settings, Optional.empty());
    }

    private JobSpec parse(String yaml, String origin, String name, Settings settings, Optional<Path> folder) {
        Origins origins = new Origins();
        JsonNode tree = YamlTree.parse(yaml, origin, origins);
        if (tree.isMissingNode() || tree.isNull()) {
            throw new UserException(
                    "%s is empty, but must hold a job: keys such as data, model, training".formatted(origin));
        }
        if (!(tree instanceof ObjectNode root)) {
            throw new UserException(
                    "%s is not a job: it must hold keys such as data, model, training".formatted(origin));
        }
        if (!root.has("name")) {
            root.put("name", name);
        }
        folder.ifPresent(beside -> paths.resolve(root, beside));
        if (settings.changesTask(root)) {
            settings.ofTask().apply(root, origins);
            List<String> dropped = new JobTree(root, origins, tasks).dropForeignKeys();
            if (!dropped.isEmpty()) {
                notes.accept("task = %s does not have these keys of %s, which are ignored: %s"
                        .formatted(root.get("task").asText(), origin, String.join(", ", dropped)));
            }
        }
        settings.apply(root, origins);
        return new JobTree(root, origins, tasks).bind();
    }
}
