package org.rnn4j.core.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.rnn4j.core.dl4j.Dl4jNetwork;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.SequenceData;

/**
 * The origin of a model: everything that is needed to train it again. Written as {@code run.json}, into the run folder
 * and into every bundle.
 *
 * @param formatVersion version of the format of this record and of the bundle that holds it
 * @param rnn4jVersion version of rnn4j that trained the model
 * @param command the command line
 * @param job the job with all defaults written out, as in a job file
 * @param seed seed of the job
 * @param dataSha256 SHA-256 of all bytes of the data
 * @param dataSummary facts about the data
 * @param backend ND4J backend
 * @param java vendor and version of Java
 * @param os name, version and architecture of the operating system
 * @param threads number of threads
 * @param startedAt start of the run
 * @param finishedAt end of the run; null while it runs
 * @param results results so far
 * @param resumes continuations after an interruption, in order
 */
public record RunManifest(
        int formatVersion,
        String rnn4jVersion,
        String command,
        ObjectNode job,
        long seed,
        String dataSha256,
        ObjectNode dataSummary,
        String backend,
        String java,
        String os,
        int threads,
        Instant startedAt,
        Instant finishedAt,
        ObjectNode results,
        List<Resume> resumes) {
    public RunManifest {
        Objects.requireNonNull(command, "run.json has no command");
        Objects.requireNonNull(job, "run.json has no job");
        Objects.requireNonNull(dataSummary, "run.json has no dataSummary");
        Objects.requireNonNull(results, "run.json has no results");
        resumes = resumes == null ? List.of() : List.copyOf(resumes); // null in a file of an earlier version
    }

    /**
     * One continuation.
     *
     * @param command the command line
     * @param at its start
     * @param step number of steps that had been completed
     */
    public record Resume(String command, Instant at, long step) {}

    /** The newest format that this version reads, and the format that it writes. */
    public static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // of a format that is not newer: a later rnn4j's
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new InstantReader()))
            .build();

    /** The manifest of a new run. */
    public static RunManifest begin(String command, JobSpec job, SequenceData data, Instant now) {
        return new RunManifest(
                FORMAT,
                RnnVersion.current(),
                command,
                JobJson.write(job),
                job.seed(),
                data.sha256(),
                JSON.valueToTree(data.summary()),
                Dl4jNetwork.backend(),
                "%s %s".formatted(System.getProperty("java.vendor"), System.getProperty("java.version")),
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")),
                job.effectiveThreads(),
                now,
                null,
                JsonNodeFactory.instance.objectNode(),
                List.of());
    }

    /** This run, continued with a job that may have changed; command and start stay those of the first process. */
    public RunManifest resumed(JobSpec changed, Resume resume) {
        List<Resume> all = new ArrayList<>(resumes);
        all.add(resume);
        return new RunManifest(
                formatVersion,
                RnnVersion.current(),
                command,
                JobJson.write(changed),
                changed.seed(),
                dataSha256,
                dataSummary,
                backend,
                java,
                os,
                changed.effectiveThreads(),
                startedAt,
                null,
                results,
                all);
    }

    /** This run with new results, which replace earlier ones. */
    public RunManifest reached(ObjectNode newResults) {
        return with(finishedAt, newResults);
    }

    /** This run with its end and final results. */
    public RunManifest finished(Instant now, ObjectNode finalResults) {
        return with(now, finalResults);
    }

    private RunManifest with(Instant end, ObjectNode newResults) {
        return new RunManifest(
                formatVersion,
                rnn4jVersion,
                command,
                job,
                seed,
                dataSha256,
                dataSummary,
                backend,
                java,
                os,
                threads,
                startedAt,
                end,
                newResults.deepCopy(),
                resumes);
    }

    /** The manifest as indented JSON. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values cannot be written", e);
        }
    }

    /**
     * The inverse of {@link #toJson}.
     *
     * @throws JsonProcessingException if the text is not a manifest
     * @throws UserException if its format is newer than {@link #FORMAT}
     */
    public static RunManifest fromJson(String json) throws JsonProcessingException {
        JsonNode tree = JSON.readTree(json);
        if (!tree.isObject()) {
            throw new UserException("run.json is %s, but must be an object"
                    .formatted(tree.getNodeType().name().toLowerCase(Locale.ROOT)));
        }
        int format = tree.path("formatVersion").asInt();
        if (format > FORMAT) { // before its fields are read, which may mean something else by then
            throw new UserException("it has format %d, but rnn4j %s reads up to %d; use a newer rnn4j"
                    .formatted(format, RnnVersion.current(), FORMAT));
        }
        return JSON.readValue(json, RunManifest.class);
    }

    /** Writes {@code run.json}. */
    public void write(Path file) {
        AtomicFile.write(file, out -> out.write(toJson().getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads {@code 2026-01-31T12:00:00Z}. */
    private static final class InstantReader extends FromStringDeserializer<Instant> {
        InstantReader() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String value, DeserializationContext context) {
            return Instant.parse(value);
        }
    }
}
