package org.rnn4j.core.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.SearchMethod;
import org.rnn4j.core.job.TrainingSpec;

/**
 * Trainings of the same length.
 *
 * @param trials number of trials
 * @param share length of a training, as a share of the job's
 */
record Rung(int trials, double share) {

    /**
     * The rungs of a search, the shortest trainings first. Halving has as many as leave at least one trial and one epoch.
     *
     * @param trials number of trials of the first rung
     */
    static List<Rung> of(SearchMethod method, int trials, TrainingSpec training) {
        if (!(method instanceof SearchMethod.Halving halving)) {
            return List.of(new Rung(trials, 1));
        }
        int last = 0;
        long longer = halving.factor();
        while (longer <= trials && (training.epochs() == 0 || longer <= training.epochs())) {
            last++;
            longer *= halving.factor();
        }
        List<Rung> rungs = new ArrayList<>();
        for (int rung = 0; rung <= last; rung++) {
            int left = (int) (trials / Math.pow(halving.factor(), rung));
            rungs.add(new Rung(left, Math.pow(halving.factor(), rung - last)));
        }
        return rungs;
    }

    /** Time of all trainings, if only time limits them; otherwise unknown, which is 0. */
    static Duration time(List<Rung> rungs, TrainingSpec training) {
        if (training.epochs() > 0) {
            return Duration.ZERO;
        }
        double full =
                rungs.stream().mapToDouble(rung -> rung.trials * rung.share).sum();
        return Duration.ofMillis(Math.round(full * training.budget().toMillis()));
    }

    /** A job with a training of this length. */
    JobSpec shortened(JobSpec job) {
        TrainingSpec training = job.training();
        int epochs = training.epochs() == 0 ? 0 : Math.max(1, (int) Math.round(training.epochs() * share));
        return job.with(training.with(
                epochs, Duration.ofMillis(Math.round(training.budget().toMillis() * share))));
    }
}
