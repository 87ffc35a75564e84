package org.rnn4j.cli.verify;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.job.BuiltInJob;
import org.rnn4j.cli.job.NamedJob;
import org.rnn4j.cli.model.SignatureOption;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.core.check.Subject;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.Settings;
import org.rnn4j.models.golden.GoldenCheck;
import org.rnn4j.models.golden.GoldenFiles;
import org.rnn4j.models.golden.GoldenResult;
import org.rnn4j.models.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks every kernel that runs on this machine against golden files, or a model and its data. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Check every kernel, forward and backward, against golden files computed by another program;"
                        + " or check a model and its data: gradients, padding, saving, resuming, leakage, memorisation, calibration.",
        footer = {
            "",
            "Without a model: prints the largest error of each file, absolute in float64, relative",
            "to the largest value of the array in float32. With a model: prints a line per check",
            "with its figure, its bound, and advice if it fails; a job is trained for 20 steps.",
            "The exit code is 1 if a check fails.",
            "",
            "A model names the files that it was trained with. They are opened only if the model lies in the folder of its",
            "run, beside its run.json, or with --trust-paths; without them, checks of the data are skipped.",
            "",
            "Examples:",
            "  rnn4j verify",
            "  rnn4j verify runs/NAME/best.zip",
            "  rnn4j verify job.yaml --json",
            "  rnn4j verify --golden my/golden/files"
        })
public final class VerifyCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL|JOB",
            description = "Model bundle, such as runs/NAME/best.zip, a job file or a built-in job.")
    Path file;

    @Option(
            names = "--trust-paths",
            description =
                    "Open the files that the model names as its data, although it is not in the folder of its run.")
    boolean trustPaths;

    @Mixin
    SignatureOption signature;

    @Option(
            names = "--golden",
            paramLabel = "DIR",
            description = "Folder of golden files (*.json). Default: the files shipped with rnn4j.")
    Path golden;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        return file == null ? kernels() : card();
    }

    private int card() {
        if (golden != null) {
            throw new UserException("--golden is for kernels; leave it out, or leave out " + file);
        }
        PrintWriter out = spec.commandLine().getOut();
        Subject subject = subject();
        try {
            Card card = Card.of(Checks.all(), subject, out);
            card.print(out);
            if (json) {
                card.json(file.toString()).printTo(out);
            }
            return card.failed() ? 1 : 0;
        } finally {
            subject.model().close();
        }
    }

    private Subject subject() {
        boolean isJob = file.toString().matches(".*\\.ya?ml")
                || (Files.notExists(file) && BuiltInJob.named(file.toString()).isPresent());
        if (!isJob) {
            return Subjects.ofModel(file, trustPaths, signature);
        }
        PrintWriter err = spec.commandLine().getErr();
        JobSpec job = new NamedJob(file.toString(), List.of(), List.of())
                .read(new Settings(List.of()), new Settings(List.of()), note -> err.println("note: " + note));
        err.printf("trains %s for %d steps%n", file, Subjects.STEPS);
        err.flush();
        return Subjects.ofJob(job);
    }

    private int kernels() {
        Backend.start();
        var cases = golden == null ? GoldenFiles.shipped() : GoldenFiles.in(golden);
        List<GoldenResult> results = cases.stream()
                .flatMap(golden ->
                        Kernels.usable().stream().flatMap(kernel -> GoldenCheck.check(golden, kernel).stream()))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        results.forEach(result -> out.println(line(result)));
        List<GoldenResult> failed =
                results.stream().filter(result -> !result.passes()).toList();
        double worst64 = worst(results, DataType.DOUBLE);
        double worst32 = worst(results, DataType.FLOAT);
        out.printf(
                Locale.ROOT,
                "%d of %d checks of %d files passed; largest error %.1e in float64, %.1e in float32%n",
                results.size() - failed.size(),
                results.size(),
                cases.size(),
                worst64,
                worst32);
        if (json) {
            new JsonLine()
                    .put("files", cases.size())
                    .put("checks", results.size())
                    .put("failed", failed.size())
                    .put("largestErrorFloat64", worst64)
                    .put("largestErrorFloat32", worst32)
                    .printTo(out);
        }
        return failed.isEmpty() ? 0 : 1;
    }

    private static String line(GoldenResult result) {
        String verdict = result.passes()
                ? "ok  "
                : String.format(Locale.ROOT, "FAIL in %s, allowed %.0e:", result.where(), result.tolerance());
        return String.format(
                Locale.ROOT,
                "%s %-45s %-8s %-7s %.1e",
                verdict,
                result.file(),
                result.kernel(),
                result.precision() == DataType.DOUBLE ? "float64" : "float32",
                result.largestError());
    }

    /** The largest error; NaN if any is NaN. */
    private static double worst(List<GoldenResult> results, DataType precision) {
        return results.stream()
                .filter(result -> result.precision() == precision)
                .mapToDouble(GoldenResult::largestError)
                .reduce(0, Math::max);
    }
}
