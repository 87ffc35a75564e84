package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunLock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Train a model and compare it with baselines. Tasks: language-model, classification, tagging,"
                        + " forecasting, seq2seq, conditional, transcription, generation. Writes the best and the last model as bundles.",
        footer = {
            "",
            "Flags override --set, which overrides the job file, then come the defaults.",
            "Without JOB: a GRU with 1 x 256 units on Shakespeare's plays for 3 minutes.",
            "Ctrl-C stops the training early and saves the last model.",
            "",
            "Examples:",
            "  rnn4j train",
            "  rnn4j train --data my.txt --budget 10m",
            "  rnn4j train hello --cell gru",
            "  rnn4j data job.yaml          check the data first",
            "  rnn4j train job.yaml --set training.batch-size=64 --out runs/wide",
            "  rnn4j train --resume runs/wide --budget 30m"
        })
public final class TrainCommand implements Callable<Integer> {

    @Mixin
    TrainingOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder, new or empty. Default: runs/JOB-DATE-TIME.")
    Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Continue the run in this folder from its last.zip. --epochs and --budget include the time before.")
    Path resume;

    @Option(names = "--no-report", description = "Write no report.html into the run's folder.")
    boolean noReport;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (resume == null) {
            JobSpec job = options.read(); // report errors in the job before loading native code
            if (!job.search().isEmpty()) {
                options.notes().accept("search.space is for rnn4j search; this trains the job as it is");
            }
            Backend.start();
            Training training = Training.of(job);
            train(newFolder(training), () -> training);
            return 0;
        }
        if (options.namesAJob() || out != null) {
            throw new UserException(
                    "--resume %s continues the job of that folder; leave out JOB and --out".formatted(resume));
        }
        if (!Files.isDirectory(resume)) {
            throw new UserException("--resume %s is not a folder; name the folder of a run".formatted(resume));
        }
        Backend.start();
        RunFolder folder = new RunFolder(resume);
        train(folder, () -> Training.resumed(folder, options::readOver));
        return 0;
    }

    /** @param ready called with the folder locked: another process could still write the bundle to resume from */
    private void train(RunFolder folder, Supplier<Training> ready) {
        RunLock lock = folder.lock();
        try {
            report(ready.get(), folder);
        } finally {
            lock.close();
        }
    }

    private void report(Training training, RunFolder folder) {
        PrintWriter err = spec.commandLine().getErr();
        try (Interruption interruption = new Interruption(err)) {
            training.describe(err);
            TrainReport report;
            try (Progress progress = Progress.on(err, training.unit())) {
                report = training.run(folder, commandLine(), progress, interruption, Scope.whole(!noReport));
            }
            report.print(spec.commandLine().getOut());
            if (json) {
                report.json().printTo(spec.commandLine().getOut());
            }
        }
    }

    private RunFolder newFolder(Training training) {
        return out == null
                ? RunFolder.create(Path.of("runs"), training.job().name(), LocalDateTime.now(ZoneId.systemDefault()))
                : RunFolder.at(out);
    }

    private String commandLine() {
        return "rnn4j "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}
