package org.rnn4j.cli.measure;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.job.JobOptions;
import org.rnn4j.cli.job.NamedJob;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.Program;
import org.rnn4j.cli.train.LocalTrials;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.io.AtomicFile;
import org.rnn4j.core.job.BestBy;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.job.JobJson;
import org.rnn4j.core.job.JobKey;
import org.rnn4j.core.job.JobKeys;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.core.measure.Trial;
import org.rnn4j.core.measure.TrialResult;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunLock;
import org.rnn4j.core.search.Search;
import org.rnn4j.core.search.SearchResult;
import org.rnn4j.core.sequence.Split;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Searches better values for keys of a job. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Search better values for the keys in search.space of a job, by the validation split; the test"
                + " split is not looked at. Prints the trials, the best first, and writes the best job.",
        footer = {
            "",
            "The job says what to try:",
            "  search:",
            "    budget: 30m",
            "    trials: 20",
            "    method: random          or halving",
            "    space:",
            "      model.hidden-size: [32, 64, 128]",
            "      training.optimizer.learning-rate: {min: 0.0005, max: 0.02, log: true}",
            "",
            "Trials run one after another, as each uses all threads. Ctrl-C keeps what is",
            "finished, and --resume continues.",
            "",
            "Examples:",
            "  rnn4j search job.yaml",
            "  rnn4j search names --set search.space.model.layers=[1,2] --set search.budget=20m",
            "  rnn4j search --resume runs/NAME"
        })
public final class SearchCommand implements Callable<Integer> {
    private static final String COMMAND = "search";

    @Mixin
    JobOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of the trials and of best.yaml, new or empty. Default: runs/JOB-DATE-TIME.")
    Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Continue in this folder, without a JOB. Finished trials are not trained again.")
    Path resume;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (resume != null && (options.isGiven() || out != null)) {
            throw new UserException(
                    "--resume %s continues what was begun there; leave out the other options and the job"
                            .formatted(resume));
        }
        Optional<RunFolder> resumed = Optional.ofNullable(resume).map(TrialFolder::existing);
        Optional<Plan> earlier = resumed.map(folder -> Plan.read(folder.path(), COMMAND));
        NamedJob named = earlier.map(Plan::job).orElseGet(options::named);
        JobSpec job = read(named, new Settings(List.of()));
        var whole = JobJson.write(job);
        whole.set("search", Binder.toTree(job.search()));
        earlier.ifPresent(plan -> plan.requireSame(whole, resume));
        Search search = new Search(values -> read(named, values), keys(), System::nanoTime);
        Backend.start();
        run(search, job, new Plan(COMMAND, named, 0, 1, whole), resumed);
        return 0;
    }

    private JobSpec read(NamedJob named, Settings values) {
        return named.read(new Settings(List.of()), values, options.notes());
    }

    private static List<JobKey> keys() {
        Plugins plugins = Plugins.load();
        return Stream.concat(JobKeys.of(plugins.tasks()).stream(), JobKeys.ofData(plugins.dataOptions()).stream())
                .toList();
    }

    private void run(Search search, JobSpec job, Plan plan, Optional<RunFolder> resumed) {
        PrintWriter err = spec.commandLine().getErr();
        try (LocalTrials runner = new LocalTrials(err, commandLine(), EnumSet.of(Split.VALIDATION), true)) {
            runner.prepare(search.first());
            if (search.candidates() < job.search().trials()) {
                err.printf("note: the space has only %d different trials%n", search.candidates());
            }
            RunFolder folder = resumed.orElseGet(() -> TrialFolder.fresh(Optional.ofNullable(out), job.name()));
            RunLock lock = folder.lock();
            try {
                plan.write(folder.path());
                report(search.run(folder, runner, this::show), search, job, folder);
            } finally {
                lock.close();
            }
        }
    }

    private void show(Trial trial, TrialResult result) {
        String line = result.failure().isEmpty() ? SpreadTable.line(result) : "failed: " + result.failure();
        spec.commandLine().getErr().printf("%-11s %s%n", trial.name(), line);
        spec.commandLine().getErr().flush();
    }

    private void report(SearchResult result, Search search, JobSpec job, RunFolder folder) {
        PrintWriter print = spec.commandLine().getOut();
        Path best = folder.path().resolve("best.yaml");
        boolean found = !result.ranked().isEmpty()
                && !result.ranked().get(0).result().splits().isEmpty();
        if (found) {
            String yaml = JobJson.toYaml(result.ranked().get(0).job());
            AtomicFile.write(best, file -> file.write(yaml.getBytes(StandardCharsets.UTF_8)));
        }
        SearchTable.of(result).printTo(print);
        SearchTable.failures(result).forEach(print::println);
        print.printf(
                "trials      %d of %d, ranked by %s (training.best-by)%s%n",
                result.ranked().size(),
                search.candidates(),
                job.training().bestBy() == BestBy.LOSS ? "validation loss" : "the main metric",
                switch (result.ending()) {
                    case COMPLETE -> "";
                    case BUDGET -> "; search.budget is used up";
                    case INTERRUPTED ->
                        "; interrupted; continue with %s search --resume %s".formatted(Program.name(), folder.path());
                });
        if (found) {
            print.printf("best job    %s%n", best);
            print.printf(
                    "next        %s evaluate %s --seeds 3   (the best of many is flattered by the validation split)%n",
                    Program.name(), best);
        }
        print.flush();
        if (json) {
            new JsonLine()
                    .put("trials", SearchTable.list(result))
                    .put("ending", result.ending().name().toLowerCase(Locale.ROOT))
                    .put("job", found ? best.toString() : null)
                    .put("folder", folder.path().toString())
                    .printTo(print);
        }
    }

    private String commandLine() {
        return "rnn4j "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}
