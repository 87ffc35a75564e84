package org.rnn4j.core.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;

/**
 * One job: data, training, and the options of its task. Immutable; an instance is always valid.
 *
 * @param data {@code type} (default {@code text}) and the options of that {@link org.rnn4j.core.sequence.DataSource}
 * @param search a search for better values, which a training does not read
 * @param options options of the task, such as the block {@code model}; see {@link Tasks}
 */
public record JobSpec(
        @Default("job") @Doc("Names the run folder.") String name,

        @Default("language-model") @Doc("What the model learns to do.")
        String task,

        @Default("42") @Doc("Seed of the parameters, shuffling, dropout and sampling.")
        long seed,

        @Default("0") @Range(min = 0, max = 1_024) @Doc("Number of threads; 0 = one per core.")
        int threads,

        @Default("{type: " + JobSpec.DATA_TYPE + "}") @Doc("The data: its type and the options of that type.")
        ObjectNode data,

        TrainingSpec training,
        SearchSpec search,
        Record options) {
    /** The kind of data where a job names none. */
    static final String DATA_TYPE = "text";

    public JobSpec {
        Ranges.require("", JobSpec.class, name, task, seed, threads, data, training, search, options);
        if (name.isBlank() || name.startsWith(".") || !name.matches("[^/\\\\:\\p{Cntrl}]+")) {
            throw new UserException(
                    "name = %s, but must be a plain file name, as it names the run folder".formatted(name));
        }
        data = data.deepCopy();
        if (!data.has("type")) {
            data.put("type", DATA_TYPE);
        }
    }

    /** The components that every job has, whatever its task. */
    static List<RecordComponent> components() {
        RecordComponent[] all = JobSpec.class.getRecordComponents();
        return List.of(all).subList(0, all.length - 1);
    }

    /** Those of {@link #components()} that are keys of a job with such options; see {@link Without}. */
    static List<RecordComponent> components(Class<? extends Record> options) {
        Without without = options.getAnnotation(Without.class);
        List<String> excluded = without == null ? List.of() : List.of(without.value());
        return components().stream()
                .filter(component -> !excluded.contains(Spelling.of(component.getName())))
                .toList();
    }

    static RecordComponent component(String name) {
        return components().stream()
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** This job with another seed and other data. */
    public JobSpec with(long newSeed, ObjectNode newData) {
        return new JobSpec(name, task, newSeed, threads, newData, training, search, options);
    }

    /** This job with another training. */
    public JobSpec with(TrainingSpec newTraining) {
        return new JobSpec(name, task, seed, threads, data, newTraining, search, options);
    }

    /** The task's options. */
    public <O extends Record> O options(Class<O> type) {
        return type.cast(options);
    }

    /** The block of the task's options that has this type, such as {@link SampleSpec}; empty if the task has none. */
    public <B extends Record> Optional<B> block(Class<B> type) {
        return Arrays.stream(options.getClass().getRecordComponents())
                .filter(component -> component.getType() == type)
                .map(component -> type.cast(TreeWriter.get(options, component)))
                .findFirst();
    }

    /** The kind of data: {@code data.type}. */
    public String dataType() {
        return data.get("type").asText();
    }

    /** A copy of the {@code data:} block without its type, as a {@link org.rnn4j.core.sequence.DataSource} takes it. */
    public ObjectNode dataOptions() {
        ObjectNode options = data.deepCopy();
        options.remove("type");
        return options;
    }

    /** Number of threads in use: {@link #threads}, or one per core if that is 0, within the limit of {@link Threads}. */
    public int effectiveThreads() {
        return Threads.of(threads);
    }
}
