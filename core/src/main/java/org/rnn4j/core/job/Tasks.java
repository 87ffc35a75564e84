package org.rnn4j.core.job;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.rnn4j.core.error.UserException;

/**
 * The tasks that a job may name, each with the record of its options.
 *
 * <p>The components of that record are keys of the job beside those of {@link JobSpec}; those that are records are blocks.
 * So {@code record Options(Model model, DecodingSpec decoding)} gives a task the blocks {@code model} and {@code decoding}. A
 * component {@code training} adds its keys to the block of {@link TrainingSpec}.
 *
 * @param options records of options, by name of the task
 */
public record Tasks(SortedMap<String, Class<? extends Record>> options) {
    public Tasks {
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }

    /** Tasks by name. */
    public static Tasks of(Map<String, Class<? extends Record>> options) {
        return new Tasks(new TreeMap<>(options));
    }

    /**
     * The record of a task's options.
     *
     * @param place where the user named the task, such as {@code "job.yaml:2: "}
     */
    Class<? extends Record> optionsOf(String task, String place) {
        Class<? extends Record> found = options.get(task);
        if (found == null) {
            List<String> known = List.copyOf(options.keySet());
            throw new UserException("%stask = %s, but must be one of %s%s"
                    .formatted(
                            place,
                            task,
                            known.isEmpty() ? "(none on the class path)" : String.join(", ", known),
                            Scalars.didYouMean(task, known)));
        }
        return found;
    }
}
