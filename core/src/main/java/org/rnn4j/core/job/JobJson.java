package org.rnn4j.core.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * Writes complete jobs, without {@code search}, which says how to find a job: all defaults are written out, so that a later version with other defaults reads the same job.
 */
public final class JobJson {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .build();

    private JobJson() {}

    /** The job with the keys of a job file. */
    public static ObjectNode write(JobSpec job) {
        return JobTree.write(job);
    }

    /**
     * The inverse of {@link #write}. Before options were split by task, every job held the keys of all tasks, and a
     * task ignored those of others; they are dropped.
     *
     * @throws org.rnn4j.core.error.UserException for a key that no task has, and for an unknown task
     */
    public static JobSpec read(ObjectNode json, Tasks tasks) {
        return new JobTree(json.deepCopy(), new Origins(), tasks).bindWithoutForeignKeys();
    }

    /** The job as a job file. */
    public static String toYaml(JobSpec job) {
        try {
            return YAML.writeValueAsString(write(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }
}
