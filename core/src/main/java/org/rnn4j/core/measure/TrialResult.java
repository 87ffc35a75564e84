package org.rnn4j.core.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.io.TextFile;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.TrainingResult.Ending;

/**
 * The result of a trial. Written as {@code result.json} when the trial is complete.
 *
 * @param dataSha256 SHA-256 of all bytes of the data; empty if the trial failed
 * @param threads number of threads
 * @param steps number of training steps
 * @param seconds wall-clock time of the training
 * @param ending why the training ended
 * @param splits scores of the best model on the splits that were measured; empty if the trial failed
 * @param failure why the job cannot be trained; empty if it was
 */
public record TrialResult(
        String dataSha256,
        int threads,
        long steps,
        double seconds,
        Ending ending,
        List<SplitScores> splits,
        String failure) {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public TrialResult {
        splits = List.copyOf(splits);
    }

    /** The result of a trial that failed. */
    public static TrialResult failed(String reason, int threads, double seconds) {
        return new TrialResult("", threads, 0, seconds, Ending.REQUESTED, List.of(), reason);
    }

    /** The scores on a split, if it was measured. */
    public Optional<SplitScores> on(Split split) {
        return splits.stream().filter(scores -> scores.split() == split).findFirst();
    }

    void write(Path file) {
        try {
            String json = JSON.writeValueAsString(this) + "\n";
            AtomicFile.write(file, out -> out.write(json.getBytes(StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values cannot be written", e);
        }
    }

    static TrialResult read(Path file) {
        try {
            return JSON.readValue(TextFile.read(file), TrialResult.class);
        } catch (JsonProcessingException e) {
            throw new UserException(
                    "%s is damaged: %s; delete it to train this model again"
                            .formatted(
                                    file,
                                    e.getOriginalMessage().lines().findFirst().orElse("")),
                    e);
        }
    }
}
