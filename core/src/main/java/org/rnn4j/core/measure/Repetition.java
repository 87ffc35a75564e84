package org.rnn4j.core.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rnn4j.core.backtest.RollingSource;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.sequence.DataSource;

/**
 * A job that is trained several times: with several seeds, on several folds of its data, or both.
 *
 * @param trials in the order in which they run, the seeds of a fold together
 */
public record Repetition(List<Trial> trials) {
    public Repetition {
        trials = List.copyOf(trials);
    }

    /**
     * All trials of a job.
     *
     * @param folds number of folds; 0 = the splits are those of the job
     * @param seeds number of seeds: that of the job, and those after it
     * @throws UserException if the data cannot be divided into folds
     */
    public static Repetition of(JobSpec job, DataSource source, int folds, int seeds) {
        if (folds > 0 && source instanceof RollingSource) {
            throw new UserException(
                    "--folds = %d, but data.type = %s is ordered by time, and a fold would be forecast from later rows; use rnn4j backtest --origins %d --refit"
                            .formatted(folds, job.dataType(), folds));
        }
        List<Trial> trials = new ArrayList<>();
        for (int fold = folds > 0 ? 1 : 0; fold <= folds; fold++) {
            ObjectNode data = fold == 0 ? job.dataOptions() : source.fold(job.dataOptions(), folds, fold);
            data.put("type", job.dataType());
            for (int i = 0; i < seeds; i++) {
                long seed = job.seed() + i;
                trials.add(new Trial(
                        name(fold, seeds > 1 || fold == 0 ? Optional.of(seed) : Optional.empty()),
                        job.with(seed, data)));
            }
        }
        return new Repetition(trials);
    }

    private static String name(int fold, Optional<Long> seed) {
        String folded = fold == 0 ? "" : "fold-" + fold;
        String seeded = seed.map(number -> "seed-" + number).orElse("");
        return folded + (folded.isEmpty() || seeded.isEmpty() ? "" : "-") + seeded;
    }

    /**
     * Runs what is not finished.
     *
     * @param progress receives each trial and its result
     * @return the results in the order of the trials; fewer if a trial was interrupted, which ends the repetition
     */
    public List<TrialResult> run(Trials folder, BiConsumer<Trial, TrialResult> progress) {
        List<TrialResult> results = new ArrayList<>();
        for (Trial trial : trials) {
            Optional<TrialResult> result = folder.run(trial);
            if (result.isEmpty()) {
                return results;
            }
            progress.accept(trial, result.get());
            results.add(result.get());
        }
        return results;
    }
}
