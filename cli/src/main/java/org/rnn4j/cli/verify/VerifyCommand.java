package org.rnn4j.cli.verify;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.nd4j.linalg.api.buffer.DataType;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.models.golden.GoldenCheck;
import org.rnn4j.models.golden.GoldenFiles;
import org.rnn4j.models.golden.GoldenResult;
import org.rnn4j.models.kernel.Kernels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks every kernel that runs on this machine against golden files. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Check every kernel, forward and backward, against golden files computed by another program.",
        footer = {
            "",
            "Prints the largest error of each file: absolute in float64, relative to the",
            "largest value of the array in float32. The exit code is 1 if one is too large.",
            "",
            "Examples:",
            "  rnn4j verify",
            "  rnn4j verify --golden my/golden/files"
        })
public final class VerifyCommand implements Callable<Integer> {

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
