package org.rnn4j.core.search;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.job.TrainingSpec;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.measure.TrialRunner;
import org.rnn4j.core.measure.Trials;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.search.SearchResult.Ending;
import org.rnn4j.core.search.SearchResult.Ranked;

/**
 * Searches the space of a job. The candidates depend on the space and the seed of the search only, so that a search that was
 * interrupted continues with the same ones. Each rung is trained from the start, because the learning rate follows the length of
 * a training.
 */
public final class Search {
    private final JobSpec job;
    private final JobVariants variants;
    private final List<Candidate> candidates;
    private final List<Rung> rungs;
    private final LongSupplier nanoClock;
    private final Map<Integer, Ranked> best = new LinkedHashMap<>();
    private double spent;
    private double longest;

    /**
     * Prepares a search.
     *
     * @param variants reads the job with other values
     * @param keys all keys of job files, for their types
     * @param nanoClock current time in nanoseconds from an arbitrary origin
     * @throws UserException if the space is not valid, or two trials do not fit into the budget
     */
    public Search(JobVariants variants, List<JobKey> keys, LongSupplier nanoClock) {
        this.variants = variants;
        this.job = variants.with(new Settings(List.of()));
        this.candidates = Space.of(job, variants, keys)
                .candidates(job.search().trials(), job.search().seed());
        this.rungs = Rung.of(job.search().method(), candidates.size(), job.training());
        this.nanoClock = nanoClock;
        requireBudget();
    }

    /** Number of different candidates; fewer than the job asks for if the space has no more. */
    public int candidates() {
        return candidates.size();
    }

    /** The job of the first trial: the job as it is, in the length of the first rung. */
    public JobSpec first() {
        JobSpec first = rungs.get(0).shortened(job);
        return inTime(first).orElse(first);
    }

    /** Two trainings must fit; for halving, all of them. */
    private void requireBudget() {
        Duration budget = job.search().budget();
        TrainingSpec training = job.training();
        if (budget.isZero()) {
            return;
        }
        Duration needed = rungs.size() == 1 ? Rung.time(List.of(new Rung(2, 1)), training) : Rung.time(rungs, training);
        if (needed.compareTo(budget) > 0) {
            throw new UserException(
                    "search.budget = %s, but %s of training.budget = %s need %s; raise it, or lower training.budget%s"
                            .formatted(
                                    text(budget),
                                    rungs.size() == 1 ? "two trials" : candidates.size() + " trials by halving",
                                    text(training.budget()),
                                    text(needed),
                                    rungs.size() == 1 ? "" : " or search.trials"));
        }
    }

    /**
     * Runs what is not finished.
     *
     * @param folder folder of the trials
     * @param runner trains one of them; that one cannot be trained does not end the search
     * @param progress receives each trial and its result
     * @throws UserException if no trial could be trained, or only one in the budget
     */
    public SearchResult run(RunFolder folder, TrialRunner runner, BiConsumer<Trial, TrialResult> progress) {
        Trials trials = new Trials(folder, new TolerantRunner(runner));
        List<Candidate> left = candidates;
        Ending ending = Ending.COMPLETE;
        for (int rung = 1; rung <= rungs.size() && ending == Ending.COMPLETE; rung++) {
            longest = 0;
            for (Candidate candidate : left) {
                Optional<Ending> stopped = run(candidate, rung, trials, progress);
                if (stopped.isPresent()) {
                    ending = stopped.get();
                    break;
                }
            }
            if (rung < rungs.size()) {
                left = ranked().stream()
                        .filter(trial -> !trial.result().splits().isEmpty())
                        .limit(rungs.get(rung).trials())
                        .map(Ranked::candidate)
                        .toList();
            }
        }
        requireComparison(ending);
        return new SearchResult(ending, ranked());
    }

    /** @return the reason to end the search here; empty to continue */
    private Optional<Ending> run(
            Candidate candidate, int rung, Trials trials, BiConsumer<Trial, TrialResult> progress) {
        JobSpec whole;
        try {
            whole = variants.with(candidate.settings());
        } catch (UserException e) { // each value is valid, but not together
            best.put(candidate.number(), new Ranked(candidate, job, rung, TrialResult.failed(e.getMessage(), 0, 0)));
            return Optional.empty();
        }
        JobSpec shortened = rungs.get(rung - 1).shortened(whole);
        Trial trial = new Trial(name(candidate, rung), shortened);
        Optional<TrialResult> earlier = trials.finished(trial);
        if (earlier.isEmpty()) {
            Optional<JobSpec> fitting = inTime(shortened);
            if (fitting.isEmpty()) {
                return Optional.of(Ending.BUDGET);
            }
            long begin = nanoClock.getAsLong();
            Optional<TrialResult> result = trials.run(new Trial(trial.name(), fitting.get()));
            if (result.isEmpty()) {
                return Optional.of(Ending.INTERRUPTED);
            }
            took(result.get(), (nanoClock.getAsLong() - begin) / 1e9);
            progress.accept(trial, result.get());
        } else {
            took(earlier.get(), earlier.get().seconds());
        }
        best.put(
                candidate.number(),
                new Ranked(candidate, whole, rung, trials.finished(trial).orElseThrow()));
        return Optional.empty();
    }

    private void took(TrialResult result, double seconds) {
        spent += seconds;
        longest = result.splits().isEmpty() ? longest : Math.max(longest, seconds);
    }

    /** The job limited to the time that is left; empty if a training as long as the longest so far would not fit. */
    private Optional<JobSpec> inTime(JobSpec next) {
        Duration budget = job.search().budget();
        if (budget.isZero()) {
            return Optional.of(next);
        }
        TrainingSpec training = next.training();
        long left = budget.toMillis() - Math.round(1000 * spent);
        long expected = training.epochs() == 0 ? training.budget().toMillis() : Math.round(1000 * longest);
        if (left <= 0 || left < expected) {
            return Optional.empty();
        }
        long limit = training.budget().isZero()
                ? left
                : Math.min(left, training.budget().toMillis());
        return Optional.of(next.with(training.with(training.epochs(), Duration.ofMillis(limit))));
    }

    private List<Ranked> ranked() {
        return best.values().stream()
                .sorted(new Criterion(job.training().bestBy()).order())
                .toList();
    }

    private void requireComparison(Ending ending) {
        List<Ranked> ranked = ranked();
        boolean failed = !ranked.isEmpty() && ranked.get(0).result().splits().isEmpty();
        if (failed && ending != Ending.INTERRUPTED) {
            throw new UserException("no trial can be trained; the first one says: %s"
                    .formatted(ranked.get(0).result().failure()));
        }
        if (ending == Ending.BUDGET && ranked.size() < 2) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "search.budget = %s, but the first trial took %.0f seconds and a search needs two; raise it, or shorten the training",
                    text(job.search().budget()),
                    spent));
        }
    }

    private String name(Candidate candidate, int rung) {
        String number = String.format(Locale.ROOT, "trial-%02d", candidate.number());
        return rungs.size() == 1 ? number : number + "-rung-" + rung;
    }

    /** {@code 1h30m}. */
    private static String text(Duration duration) {
        return duration.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
