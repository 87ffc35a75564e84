package org.rnn4j.cli.verify;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.model.DecodingOptions;
import org.rnn4j.cli.model.OpenModel;
import org.rnn4j.cli.model.OwnData;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.bundle.BundleKeeper;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.check.Reproduction;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.run.MetricsCsv;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.run.RunLock;
import org.rnn4j.core.run.RunManifest;
import org.rnn4j.core.sequence.SequenceData;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains a model again and compares. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Train a model again from its record, with the same job, data, seed, threads and number of steps,"
                + " and compare the parameters by hash.",
        footer = {
            "",
            "Where the parameters differ, as they may on another machine, the losses are compared. The exit code is 1 if they",
            "differ by more than the tolerance. A learning rate that followed training.budget is read from metrics.csv",
            "beside the model; without it, each step takes the mean time of the original, and the losses differ more.",
            "",
            "A model names the files that it was trained with. They are opened only if the model lies in the folder of its",
            "run, beside its run.json, or with --trust-paths.",
            "",
            "Examples:",
            "  rnn4j reproduce runs/NAME/best.zip",
            "  rnn4j reproduce model.zip --trust-paths --out runs/again --tolerance 0.05"
        })
public final class ReproduceCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "Model bundle, such as runs/NAME/best.zip.")
    Path file;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Output folder, new or empty. Default: runs/JOB-reproduced-DATE-TIME.")
    Path out;

    @Option(
            names = "--tolerance",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description =
                    "Largest difference of the losses, in relation to the recorded one, if the parameters differ.")
    double tolerance;

    @Option(
            names = "--trust-paths",
            description =
                    "Open the files that the model names as its data, although it is not in the folder of its run.")
    boolean trustPaths;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (!(tolerance >= 0)) {
            throw new UserException("--tolerance = %s, but must be at least 0".formatted(tolerance));
        }
        ModelBundle bundle;
        try (Predictor predictor = OpenModel.open(file, 0, new DecodingOptions(), signature)) {
            new OwnData(predictor, file, trustPaths).open(); // or says why not
            bundle = predictor.bundle();
        }
        Plugins plugins = Plugins.load();
        JobSpec job = Reproduction.job(bundle);
        Backend.useThreads(job.threads());
        SequenceData data = plugins.open(job, null);
        RunManifest run = RunManifest.begin("rnn4j reproduce " + file, job, data, Instant.now());
        PrintWriter err = spec.commandLine().getErr();
        differences(bundle.run(), run).forEach(line -> err.println("note: " + line));
        err.flush();
        RunFolder folder = out == null
                ? RunFolder.create(
                        Path.of("runs"), job.name() + "-reproduced", LocalDateTime.now(ZoneId.systemDefault()))
                : RunFolder.at(out);
        RunLock lock = folder.lock();
        try (SequenceModel model = plugins.network(job).create(job, data.input(), data.output());
                MetricsCsv metrics = new MetricsCsv(folder.metrics(), 0)) {
            run.write(folder.manifest());
            var keeper = new BundleKeeper(folder, job, data.codec(), run, model);
            return report(Reproduction.of(bundle, plugins, job, data, model, rates(), keeper.andThen(metrics)), folder);
        } finally {
            lock.close();
        }
    }

    /** The learning rates in the table of the run, which lies beside the model. */
    private double[] rates() {
        Path folder = file.toAbsolutePath().normalize().getParent();
        boolean isKept = folder.endsWith("checkpoints") && folder.getParent() != null;
        return MetricsCsv.rates(new RunFolder(isKept ? folder.getParent() : folder).metrics());
    }

    /** The differences between this machine and that of the recorded run. */
    private static List<String> differences(RunManifest before, RunManifest now) {
        List<String> lines = new ArrayList<>();
        compare(lines, "rnn4j", before.rnn4jVersion(), now.rnn4jVersion());
        compare(lines, "Java", before.java(), now.java());
        compare(lines, "the system", before.os(), now.os());
        compare(lines, "the backend", before.backend(), now.backend());
        compare(lines, "the number of threads", before.threads(), now.threads());
        if (!before.resumes().isEmpty()) {
            lines.add("the run was resumed %d times; a job that was changed then is used from the start"
                    .formatted(before.resumes().size()));
        }
        return lines;
    }

    private static void compare(List<String> lines, String name, Object before, Object now) {
        if (!now.equals(before)) {
            lines.add("%s was %s and is %s".formatted(name, before, now));
        }
    }

    private int report(Reproduction found, RunFolder folder) {
        PrintWriter print = spec.commandLine().getOut();
        boolean reproduced = found.isExact() || found.difference() <= tolerance;
        print.printf("recorded    %s%n", found.original());
        print.printf("reproduced  %s%n", found.repeated());
        print.printf(
                Locale.ROOT,
                "loss        %.6f and %.6f on the %s split%n",
                found.originalLoss(),
                found.repeatedLoss(),
                found.split().name().toLowerCase(Locale.ROOT));
        print.println(verdict(found));
        print.printf("saved       %s%n", folder.path());
        if (json) {
            new JsonLine()
                    .put("model", file.toString())
                    .put("reproduced", reproduced)
                    .put("exact", found.isExact())
                    .put("recordedSha256", found.original())
                    .put("reproducedSha256", found.repeated())
                    .put("recordedLossNats", found.originalLoss())
                    .put("reproducedLossNats", found.repeatedLoss())
                    .put("difference", found.difference())
                    .put("tolerance", tolerance)
                    .put("run", folder.path().toString())
                    .printTo(print);
        }
        return reproduced ? 0 : 1;
    }

    private String verdict(Reproduction found) {
        if (found.isExact()) {
            return "reproduced  bit for bit";
        }
        return String.format(
                Locale.ROOT,
                found.difference() <= tolerance
                        ? "reproduced  within the tolerance: the parameters differ, the losses by %.2f %% (at most %.2f %%)"
                        : "FAIL        the parameters differ, and the losses by %.2f %% (at most %.2f %%)",
                100 * found.difference(),
                100 * tolerance);
    }
}
