package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.terminal.Progress;
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
        description = "Train a model on a text, keep the best and the last as bundles, and let it write a sample.",
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
            "  rnn4j train job.yaml --set training.batch-size=64 --out runs/wide",
            "  rnn4j train --resume runs/wide --budget 30m"
        })
public final class TrainCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder of this run, new or empty. Default: runs/JOB-DATE-TIME.")
    Path out;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the run in this folder, from its last.zip. Epochs and budget count from its start.")
    Path resume;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Training training = resume == null ? Training.of(options.read()) : Training.resumed(new RunFolder(resume), options);
        Backend.start(training.job().threads());
        training.describe(err);
        RunFolder folder = resume == null ? newFolder(training) : new RunFolder(resume);
        TrainReport report;
        try (Progress progress = Progress.on(err, training.unit())) {
            report = training.run(folder, commandLine(), progress);
        }
        report.print(spec.commandLine().getOut(), json);
        return 0;
    }

    private RunFolder newFolder(Training training) {
        return out == null
                ? RunFolder.create(Path.of("runs"), training.job().name(), LocalDateTime.now())
                : RunFolder.at(out);
    }

    private String commandLine() {
        return "rnn4j "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }
}
