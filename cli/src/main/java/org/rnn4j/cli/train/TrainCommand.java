package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.terminal.Progress;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.run.RunFolder;
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
        description = "Train a model for a task: language-model, classification, tagging, forecasting, seq2seq or"
                + " conditional. Keeps the best and the last as bundles; says how good the best is, beside baselines.",
        footer = {
            "",
            "Flags stand over --set, --set over the job file, the file over the defaults.",
            "Without a job: Shakespeare's plays, a GRU of 1 x 256 units, 3 minutes.",
            "Ctrl-C ends the training early and in order: the last model is kept.",
            "",
            "Examples:",
            "  rnn4j train",
            "  rnn4j train --data my.txt --budget 10m",
            "  rnn4j train hello --cell gru",
            "  rnn4j data job.yaml          look at the data first",
            "  rnn4j train job.yaml --set training.batch-size=64 --out runs/wide",
            "  rnn4j train --resume runs/wide --budget 30m"
        })
public final class TrainCommand implements Callable<Integer> {

    @Mixin
    TrainingOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of this run, new or empty. Default: runs/JOB-DATE-TIME.")
    Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description =
                    "Go on with the run in this folder, from its last.zip. Epochs and budget count from its start.")
    Path resume;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Training training = prepare();
        RunFolder folder = resume == null ? newFolder(training) : new RunFolder(resume);
        training.describe(err);
        try (Interruption interruption = new Interruption()) {
            TrainReport report;
            try (Progress progress = Progress.on(err, training.unit())) {
                report = training.run(folder, commandLine(), progress, interruption);
            }
            report.print(spec.commandLine().getOut());
            if (json) {
                report.json().printTo(spec.commandLine().getOut());
            }
        }
        return 0;
    }

    private Training prepare() {
        if (resume != null) {
            if (options.namesAJob() || out != null) {
                throw new UserException(
                        "--resume %s goes on with that folder's job; leave out JOB and --out".formatted(resume));
            }
            Backend.start();
            return Training.resumed(new RunFolder(resume), options);
        }
        JobSpec job = options.read(); // what is wrong with a job should not wait for the natives
        Backend.start();
        return Training.of(job);
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
