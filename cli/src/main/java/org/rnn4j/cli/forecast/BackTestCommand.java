package org.rnn4j.cli.forecast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.rnn4j.cli.backend.Backend;
import org.rnn4j.cli.job.JobOptions;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.core.backtest.BackTest;
import org.rnn4j.core.backtest.BackTestResult;
import org.rnn4j.core.backtest.RollingOrigins;
import org.rnn4j.core.backtest.RollingSource;
import org.rnn4j.core.error.Require;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.plugin.Plugins;
import org.rnn4j.core.sequence.Score;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Back-tests a forecasting job by rolling origin. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Backtest a forecasting job: forecast one horizon from each of several past origins.",
        footer = {
            "",
            "The forecast of an origin uses only the rows before it. The last horizon ends",
            "where the data ends; data.split is ignored, and no bundle is written.",
            "",
            "Examples:",
            "  rnn4j backtest job.yaml --origins 5",
            "  rnn4j backtest job.yaml --origins 12 --step 1 --refit --json"
        })
public final class BackTestCommand implements Callable<Integer> {

    @Mixin
    JobOptions options;

    @Option(names = "--origins", paramLabel = "N", defaultValue = "5", description = "Number of origins (default 5).")
    int count;

    @Option(
            names = "--step",
            paramLabel = "ROWS",
            defaultValue = "0",
            description = "Rows between origins; 0 = one horizon (default).")
    int step;

    @Option(names = "--refit", description = "Train a new model at every origin instead of one model at the first.")
    boolean refit;

    @Option(names = "--json", description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        Require.inRange("--origins", count, 1, 100_000);
        Require.inRange("--step", step, 0, 1_000_000);
        JobSpec job = options.read();
        Plugins plugins = Plugins.load();
        if (!(plugins.dataSource(job) instanceof RollingSource source)) {
            throw new UserException(
                    "backtest needs a job with task = forecasting and data.type = series, but this job has task = %s and data.type = %s"
                            .formatted(job.task(), job.dataType()));
        }
        RollingOrigins origins = source.origins(job.dataOptions(), count, step);
        Backend.start();
        Backend.useThreads(job.threads());
        BackTest backTest = new BackTest(
                job,
                plugins.network(job),
                origin -> spec.commandLine()
                        .getErr()
                        .printf(
                                "%-11s %s%n",
                                origin.name(), LossText.of(origin.score().main())));
        BackTestResult result = refit ? backTest.refit(origins) : backTest.fitOnce(origins);
        print(result);
        return 0;
    }

    private void print(BackTestResult result) {
        ScoreTable table = new ScoreTable();
        result.origins().forEach(origin -> table.add(origin.name(), origin.score()));
        Score mean = new Score(result.overall());
        Map<String, Score> baselines = new LinkedHashMap<>();
        result.baselines().forEach((name, metrics) -> baselines.put(name, new Score(metrics)));
        table.add("average", mean);
        baselines.forEach((name, score) -> table.add("  " + name, score));
        table.printTo(spec.commandLine().getOut());
        if (json) {
            new JsonLine()
                    .put("refit", refit)
                    .put(
                            "origins",
                            result.origins().stream().map(BackTestCommand::map).toList())
                    .put("mean", LossText.map(mean))
                    .put("meanBaselines", maps(baselines))
                    .printTo(spec.commandLine().getOut());
        }
    }

    private static Map<String, Object> map(BackTestResult.Origin origin) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", origin.name());
        map.put("score", LossText.map(origin.score()));
        map.put("baselines", maps(origin.baselines()));
        return map;
    }

    private static Map<String, Object> maps(Map<String, Score> scores) {
        Map<String, Object> maps = new LinkedHashMap<>();
        scores.forEach((name, score) -> maps.put(name, LossText.map(score)));
        return maps;
    }
}
