package org.rnn4j.cli.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rnn4j.cli.job.NamedJob;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.TextFile;

/**
 * The purpose of a folder of several trainings. Written as {@code plan.json} before the first one, so that a later command can
 * complete them.
 *
 * @param command the command that made the folder: {@code evaluate} or {@code search}
 * @param job the job as it was named
 * @param folds number of folds; 0 = none
 * @param seeds number of seeds
 * @param whole the job with all defaults written out, which must still be the same
 */
record Plan(String command, NamedJob job, int folds, int seeds, ObjectNode whole) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void write(Path folder) {
        try {
            String json = JSON.writeValueAsString(this) + "\n";
            AtomicFile.write(file(folder), out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values cannot be written", e);
        }
    }

    /**
     * The plan of a folder.
     *
     * @throws UserException if this command made no such folder
     */
    static Plan read(Path folder, String command) {
        Path file = file(folder);
        if (Files.notExists(file)) {
            throw new UserException("--resume %s: there is no plan.json in it; name the folder that rnn4j %s wrote"
                    .formatted(folder, command));
        }
        try {
            Plan plan = JSON.readValue(TextFile.read(file), Plan.class);
            if (!plan.command.equals(command)) {
                throw new UserException("--resume %s: rnn4j %s wrote this folder; continue it with rnn4j %s --resume %s"
                        .formatted(folder, plan.command, plan.command, folder));
            }
            return plan;
        } catch (JsonProcessingException e) {
            throw new UserException("%s is damaged; start anew".formatted(file), e);
        }
    }

    /**
     * Fails if the job is another one by now.
     *
     * @param now the job with all defaults written out
     */
    void requireSame(ObjectNode now, Path folder) {
        try {
            if (!JSON.readTree(JSON.writeValueAsString(now)).equals(JSON.readTree(JSON.writeValueAsString(whole)))) {
                throw new UserException("the job %s has changed since %s was begun; start anew, or restore the old job"
                        .formatted(job.job(), folder));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of plain values cannot be written", e);
        }
    }

    private static Path file(Path folder) {
        return folder.resolve("plan.json");
    }
}
