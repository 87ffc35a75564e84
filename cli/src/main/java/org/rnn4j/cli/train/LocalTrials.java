package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.measure.SplitScores;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.measure.TrialRunner;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunLock;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.TrainingResult;

/**
 * Trains one trial after another in this process. A training already uses all threads of the job, so processes side by side
 * would only share the cores, and blur the time limits.
 */
public final class LocalTrials implements TrialRunner, AutoCloseable {
    private final PrintWriter err;
    private final String command;
    private final Set<Split> measured;
    private final boolean oneData;
    private boolean baselines = true;
    private final Interruption interruption;
    private Optional<Training> prepared = Optional.empty();

    /**
     * Creates a runner; from then on, Ctrl-C ends the current training after its step.
     *
     * @param command the command line, for the records of the runs
     * @param measured the splits on which models are evaluated; others are not looked at
     * @param oneData whether all trials have the same data, so that baselines are fitted in the first one only
     */
    public LocalTrials(PrintWriter err, String command, Set<Split> measured, boolean oneData) {
        this.err = err;
        this.command = command;
        this.measured = Set.copyOf(measured);
        this.oneData = oneData;
        interruption = new Interruption(err);
    }

    /**
     * Opens the data and the network of a job and describes them, so that their errors are found before anything is written.
     *
     * @throws UserException if the job cannot be trained or measured
     */
    public void prepare(JobSpec job) {
        Training training = Training.of(job);
        if (measured.stream().allMatch(split -> training.data().size(split) == 0)) {
            training.model().close();
            throw new UserException(
                    measured.contains(Split.TEST)
                            ? "the data has neither a validation nor a test split, so nothing can be measured; set data.split"
                            : "the data has no validation split, on which models could be compared; set data.split.validation");
        }
        training.describe(err);
        prepared = Optional.of(training);
    }

    @Override
    public Optional<TrialResult> run(Trial trial, RunFolder folder) {
        if (interruption.isRequested()) {
            return Optional.empty();
        }
        RunLock lock = folder.lock();
        try {
            Training training = open(trial.job(), folder);
            try {
                return run(training, folder);
            } finally {
                training.model().close();
            }
        } finally {
            lock.close();
        }
    }

    /** Whether the user has pressed Ctrl-C. */
    public boolean isInterrupted() {
        return interruption.isRequested();
    }

    private Training open(JobSpec job, RunFolder folder) {
        Optional<Training> ready = prepared;
        prepared = Optional.empty();
        boolean begun = Files.exists(folder.last()) || Files.exists(folder.best());
        if (!begun && ready.filter(training -> training.job().equals(job)).isPresent()) {
            return ready.get();
        }
        ready.ifPresent(training -> training.model().close());
        return begun ? Training.resumed(folder, earlier -> job) : Training.of(job);
    }

    private Optional<TrialResult> run(Training training, RunFolder folder) {
        TrainReport report;
        try (Progress progress = Progress.on(err, training.unit())) {
            report = training.run(folder, command, progress, interruption, new Scope(measured, baselines, false));
        }
        baselines = baselines && !oneData;
        TrainingResult.Ending ending = report.result().ending();
        if (ending == TrainingResult.Ending.REQUESTED) {
            return Optional.empty();
        }
        return Optional.of(new TrialResult(
                training.data().sha256(),
                training.job().effectiveThreads(),
                report.result().state().step(),
                report.result().state().elapsed().toMillis() / 1e3,
                ending,
                scores(report),
                ""));
    }

    private static List<SplitScores> scores(TrainReport report) {
        List<SplitScores> all = new ArrayList<>();
        SequenceData data = report.training().data();
        double best = report.result().state().bestLossNats();
        boolean isMissing = report.splits().stream().noneMatch(split -> split.split() == Split.VALIDATION);
        if (isMissing && Double.isFinite(best)) { // of a language model that was continued and got no better
            Evaluation evaluation = new Evaluation(best, data.size(Split.VALIDATION), 0);
            all.add(withCounts(report, SplitScores.of(data, Split.VALIDATION, evaluation, Map.of())));
        }
        for (Measured split : report.splits()) {
            SplitScores scores = SplitScores.of(split.data(), split.split(), split.evaluation(), split.baselines());
            all.add(split.split() == Split.VALIDATION ? withCounts(report, scores) : scores);
        }
        return all;
    }

    /** With the n-gram model, and both models together. */
    private static SplitScores withCounts(TrainReport report, SplitScores scores) {
        SequenceData data = report.training().data();
        SplitScores more = scores;
        if (report.baseline().isPresent()) {
            more = more.and(data, "n-gram", report.baseline().get().lossNats());
        }
        if (report.mixed().isPresent()) {
            more = more.and(data, "mixed", report.mixed().get().lossNats());
        }
        return more;
    }

    @Override
    public void close() {
        prepared.ifPresent(training -> training.model().close());
        interruption.close();
    }
}
