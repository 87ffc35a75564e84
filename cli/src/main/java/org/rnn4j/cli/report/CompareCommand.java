package org.rnn4j.cli.report;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.core.io.AtomicFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares runs. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Compare runs, finished or not: scores, steps, time, parameters, and the options that differ.",
        footer = {
            "",
            "Examples:",
            "  rnn4j compare runs/small runs/large",
            "  rnn4j compare runs/small runs/large --out compare.html",
        })
public final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", arity = "0..*", description = "Two or more folders of runs.")
    List<Path> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "FILE.html",
            description = "Also write a page with all scores, and the curves of all runs in the same charts.")
    Path out;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Comparison comparison = Comparison.of(folders);
        if (out != null) {
            String page = new ComparePage(comparison).html();
            AtomicFile.write(out, stream -> stream.write(page.getBytes(StandardCharsets.UTF_8)));
        }
        print(comparison);
        if (json) {
            json(comparison).printTo(spec.commandLine().getOut());
        }
        return 0;
    }

    private void print(Comparison comparison) {
        PrintWriter terminal = spec.commandLine().getOut();
        ScoreTable scores = new ScoreTable();
        comparison.runs().forEach(run -> scores.add(comparison.name(run), comparison.figures(run, false)));
        scores.printTo(terminal);
        Map<String, List<String>> differences = comparison.differences();
        terminal.println();
        if (differences.isEmpty()) {
            terminal.println("the jobs are the same");
        } else {
            ScoreTable options = new ScoreTable();
            differences.forEach((key, values) -> options.add(key, byName(comparison, values)));
            options.printTo(terminal);
        }
        if (!comparison.haveSameData()) {
            terminal.println("note        the runs have different data: their scores are of different examples");
        }
        if (out != null) {
            terminal.printf("page        %s%n", out);
        }
        terminal.flush();
    }

    private static Map<String, String> byName(Comparison comparison, List<String> values) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            cells.put(comparison.name(comparison.runs().get(i)), values.get(i));
        }
        return cells;
    }

    private static JsonLine json(Comparison comparison) {
        List<Map<String, Object>> runs = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("run", run.folder().toString());
            members.put("steps", Math.round(run.steps()));
            members.put("seconds", run.seconds());
            members.put("finished", run.run().finishedAt() != null);
            members.put("results", run.run().results());
            runs.add(members);
        }
        return new JsonLine()
                .put("runs", runs)
                .put("differences", comparison.differences())
                .put("sameData", comparison.haveSameData());
    }
}
