package org.rnn4j.cli.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.rnn4j.cli.terminal.DataFacts;
import org.rnn4j.cli.terminal.Figures;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.Evaluator;
import org.rnn4j.core.train.Trainer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures a model. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Measure how well a model predicts a text.",
        footer = {
            "",
            "Examples:",
            "  rnn4j evaluate runs/NAME/best.zip",
            "  rnn4j evaluate runs/NAME/best.zip --data other.txt --json"
        })
public final class EvaluateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "MODEL", description = "A bundle, such as runs/NAME/best.zip.")
    Path file;

    @Option(
            names = "--data",
            paramLabel = "TEXT",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Measure on the whole of another text: a file, a folder, or - for standard input. Repeat it for"
                            + " several. Otherwise a part of the text that the model was trained on.")
    List<String> data = List.of();

    @Option(
            names = "--split",
            paramLabel = "PART",
            defaultValue = "validation",
            description = "Which part of the model's own data: train, validation or test.")
    Split split;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "That compute; 0 = as in training.")
    int threads;

    @Option(
            names = "--json",
            showDefaultValue = Visibility.NEVER,
            description = "Also print one JSON object on the last line.")
    boolean json;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        TrainedModel trained = TrainedModel.read(file, threads);
        JobSpec job = trained.bundle().job();
        SequenceData sequences = trained.plugins()
                .open(data.isEmpty() ? job : on(job), trained.bundle().codec());
        spec.commandLine().getErr().println("data     " + DataFacts.of(sequences));
        var plan = Trainer.plan(job.training(), job.seed());
        Split part = data.isEmpty() ? split : Split.VALIDATION;
        Evaluation evaluation;
        try (SequenceModel model = trained.model()) {
            evaluation = new Evaluator(plan).evaluate(model, sequences, part);
        }
        print(evaluation, sequences);
        return 0;
    }

    /** The same job, but all of another text is its validation part. */
    private JobSpec on(JobSpec job) {
        if (!job.dataType().equals("text")) {
            throw new UserException("--data %s is text, but the model's data.type = %s; leave --data out"
                    .formatted(String.join(", ", data), job.dataType()));
        }
        ObjectNode block = job.data();
        block.remove(List.of("validation", "test"));
        data.forEach(block.putArray("source")::add);
        block.putObject("split").put("train", 0.0).put("validation", 1.0).put("test", 0.0);
        return new JobSpec(
                job.name(),
                job.task(),
                job.seed(),
                job.threads(),
                block,
                job.model(),
                job.training(),
                job.sample(),
                job.decoding());
    }

    private void print(Evaluation evaluation, SequenceData sequences) {
        PrintWriter out = spec.commandLine().getOut();
        String name = data.isEmpty()
                ? split.name().toLowerCase(Locale.ROOT)
                : String.join(", ", data).replaceFirst("^-$", "standard input");
        out.printf("%-11s %s%n", name, Figures.of(evaluation.lossNats(), Units.oneOf(sequences.codec())));
        out.printf(
                Locale.ROOT,
                "%-11s %,d %s in %.1f s, %,.0f a second%n",
                "measured",
                evaluation.targets(),
                Units.of(sequences.codec()),
                evaluation.seconds(),
                evaluation.tokensPerSecond());
        if (json) {
            new JsonLine()
                    .put("lossNats", evaluation.lossNats())
                    .put("bitsPerToken", evaluation.bitsPerToken())
                    .put("perplexity", evaluation.perplexity())
                    .put("tokens", evaluation.targets())
                    .put("seconds", evaluation.seconds())
                    .put("tokensPerSecond", evaluation.tokensPerSecond())
                    .put("data", name)
                    .put("bundle", file.toString())
                    .printTo(out);
        }
    }
}
