package org.rnn4j.cli.measure;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.job.NamedJob;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.Program;
import org.rnn4j.cli.train.LocalTrials;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.measure.Repetition;
import org.rnn4j.core.measure.Summary;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.measure.Trials;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunLock;
import org.rnn4j.core.sequence.Split;

/** {@code evaluate --folds --seeds}: trains a job several times, and reports means and deviations. */
public final class RepeatedEvaluation {
    private static final String COMMAND = "evaluate";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    public RepeatedEvaluation(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    /**
     * Runs what is not finished and prints the summary.
     *
     * @param name the job; empty if a folder is continued
     * @param data data to use instead of that of the job
     * @param threads number of compute threads; 0 = as the job says
     * @param commandLine for the records of the runs
     */
    public void run(
            Optional<String> name, List<String> data, int threads, RepetitionOptions options, String commandLine) {
        Require.inRange("--threads", threads, 0, 1_024);
        if (options.resume != null) {
            if (name.isPresent()
                    || !data.isEmpty()
                    || !options.settings.isEmpty()
                    || options.out != null
                    || options.folds != null
                    || options.seeds != null
                    || threads != 0) {
                throw new UserException(
                        "--resume %s continues what was begun there; leave out the other options and the job"
                                .formatted(options.resume));
            }
            RunFolder folder = TrialFolder.existing(options.resume);
            Plan plan = Plan.read(options.resume, COMMAND);
            JobSpec job = read(plan.job());
            plan.requireSame(JobJson.write(job), options.resume);
            run(job, plan, Optional.of(folder), options, commandLine);
            return;
        }
        int folds = options.folds == null ? 0 : options.folds;
        int seeds = options.seeds == null ? 1 : options.seeds;
        if (options.folds != null) {
            Require.inRange("--folds", folds, 2, 10_000);
        }
        Require.inRange("--seeds", seeds, 1, 10_000);
        NamedJob named = named(name, data, threads, options);
        JobSpec job = read(named);
        run(job, new Plan(COMMAND, named, folds, seeds, JobJson.write(job)), Optional.empty(), options, commandLine);
    }

    private static NamedJob named(Optional<String> name, List<String> data, int threads, RepetitionOptions options) {
        String job = name.orElseThrow(
                () -> new UserException("--folds and --seeds train a job; name a job file or a built-in job"));
        if (job.endsWith(".zip") && Files.exists(Path.of(job))) {
            throw new UserException(
                    "%s is a trained model, but --folds and --seeds train models; name a job file or a built-in job"
                            .formatted(job));
        }
        List<String> settings = new ArrayList<>(options.settings);
        if (threads != 0) {
            settings.add("threads=" + threads);
        }
        return new NamedJob(job, data, settings);
    }

    private JobSpec read(NamedJob named) {
        Settings none = new Settings(List.of());
        return named.read(none, none, note -> err.println("note: " + note));
    }

    private void run(
            JobSpec job, Plan plan, Optional<RunFolder> resumed, RepetitionOptions options, String commandLine) {
        Repetition repetition = Repetition.of(job, Plugins.load().dataSource(job), plan.folds(), plan.seeds());
        Backend.start();
        try (LocalTrials runner = new LocalTrials(err, commandLine, EnumSet.of(Split.VALIDATION, Split.TEST), false)) {
            if (resumed.isEmpty()) {
                runner.prepare(repetition.trials().get(0).job());
            }
            RunFolder folder = resumed.orElseGet(() -> TrialFolder.fresh(Optional.ofNullable(options.out), job.name()));
            RunLock lock = folder.lock();
            try {
                plan.write(folder.path());
                List<TrialResult> results = repetition.run(new Trials(folder, runner), this::show);
                print(repetition, results, plan, folder);
            } finally {
                lock.close();
            }
        }
    }

    private void show(Trial trial, TrialResult result) {
        err.printf("%-11s %s%n", trial.name(), SpreadTable.line(result));
        err.flush();
    }

    private void print(Repetition repetition, List<TrialResult> results, Plan plan, RunFolder folder) {
        int all = repetition.trials().size();
        if (!results.isEmpty()) {
            SpreadTable.of(Summary.of(results), results.size()).printTo(out);
            out.printf(
                    "runs        %d%s: %s; mean ± standard deviation; %d thread%s, %s%n",
                    results.size(),
                    results.size() < all ? " of " + all : "",
                    described(plan, repetition),
                    results.get(0).threads(),
                    results.get(0).threads() == 1 ? "" : "s",
                    LossText.clock(
                            results.stream().mapToDouble(TrialResult::seconds).sum()));
        }
        out.printf("models      %s%n", folder.path());
        if (results.size() < all) {
            out.printf(
                    "interrupted %d of %d runs are finished; continue with %s %s --resume %s%n",
                    results.size(), all, Program.name(), COMMAND, folder.path());
        }
        out.flush();
        if (json) {
            json(repetition, results, plan, folder).printTo(out);
        }
    }

    private static String described(Plan plan, Repetition repetition) {
        long first = repetition.trials().get(0).job().seed();
        String seeds = plan.seeds() == 1
                ? "seed " + first
                : "%d seeds (%d to %d)".formatted(plan.seeds(), first, first + plan.seeds() - 1);
        return plan.folds() == 0 ? seeds : "%d folds, each once the test split, %s".formatted(plan.folds(), seeds);
    }

    private static JsonLine json(Repetition repetition, List<TrialResult> results, Plan plan, RunFolder folder) {
        JsonLine line = new JsonLine();
        if (!results.isEmpty()) {
            SpreadTable.putInto(line, Summary.of(results));
            line.put("threads", results.get(0).threads());
        }
        List<Object> runs = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            Trial trial = repetition.trials().get(i);
            runs.add(SpreadTable.map(trial.name(), trial.job().seed(), results.get(i)));
        }
        long first = repetition.trials().get(0).job().seed();
        return line.put("folds", plan.folds())
                .put(
                        "seeds",
                        LongStream.range(first, first + plan.seeds()).boxed().toList())
                .put("runs", runs)
                .put("finished", results.size() == repetition.trials().size())
                .put("folder", folder.path().toString());
    }
}
