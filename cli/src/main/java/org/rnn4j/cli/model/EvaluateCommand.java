package org.rnn4j.cli.model;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.rnn4j.cli.job.BuiltInJob;
import org.rnn4j.cli.measure.RepeatedEvaluation;
import org.rnn4j.cli.measure.RepetitionOptions;
import org.rnn4j.cli.picture.CaptionSheet;
import org.rnn4j.cli.picture.TranscriptSheet;
import org.rnn4j.cli.terminal.DataFacts;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.baseline.MixedLoss;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.predict.TranscriptGuide;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextBits;
import org.rnn4j.core.train.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Evaluates a model. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        showDefaultValues = true,
        description = "Evaluate a model on a split of its data or on other data: loss, task metrics and baselines."
                + " With --folds or --seeds, train a job several times and report means and deviations.",
        footer = {
            "",
            "A model names the files that it was trained with. They are opened only if the model lies in the folder of its",
            "run, beside its run.json, or with --trust-paths: a model of someone else may name any file.",
            "",
            "With --folds or --seeds, Ctrl-C keeps what is finished, and --resume continues.",
            "",
            "Examples:",
            "  rnn4j evaluate runs/NAME/best.zip",
            "  rnn4j evaluate runs/NAME/best.zip --split test",
            "  rnn4j evaluate runs/NAME/best.zip --mix runs/NGRAM/best.zip",
            "  rnn4j evaluate runs/NAME/best.zip --data other.txt --json",
            "  rnn4j evaluate runs/NAME/best.zip --language-model LANGUAGE/best.zip --tune-decoding --split test",
            "  rnn4j evaluate runs/NAME/best.zip --split test --sheet sheet.html",
            "  rnn4j evaluate job.yaml --folds 5",
            "  rnn4j evaluate control-charts --seeds 3 --json"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final List<String> FOR_MODELS = List.of(
            "--split",
            "--mix",
            "--beam",
            "--best",
            "--sample",
            "--temperature",
            "--top-k",
            "--language-model",
            "--language-model-weight",
            "--word-weight",
            "--lexicon",
            "--hot-words",
            "--hot-word-weight",
            "--tune-decoding",
            "--sheet",
            "--trust-paths",
            "--require-signature");
    private static final List<String> FOR_JOBS = List.of("--set", "--out");

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL|JOB",
            description =
                    "Model bundle, such as runs/NAME/best.zip; with --folds or --seeds, a job file or built-in job.")
    Path file;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Evaluate on other data of the same kind: a file, a folder, or - for standard input. Repeatable."
                            + " Default: the data that the model was trained with, or that of the JOB.")
    List<String> data = List.of();

    @Option(
            names = "--trust-paths",
            showDefaultValue = Visibility.NEVER,
            description =
                    "Open the files that the model names as its data, although it is not in the folder of its run.")
    boolean trustPaths;

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            defaultValue = "validation",
            description = "Split of the data that the model was trained with: train, validation or test.")
    Split split;

    @Option(
            names = "--mix",
            paramLabel = "MODEL",
            description = "Also interpolate with another language model of the same vocabulary, such as an n-gram; the"
                    + " weight is chosen on the validation split.")
    Path mix;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Number of compute threads; 0 = as in training.")
    int threads;

    @Option(
            names = "--json",
            showDefaultValue = Visibility.NEVER,
            description = "Also print one JSON object on the last line.")
    boolean json;

    @Mixin
    DecodingOptions decoding;

    @Mixin
    GuideOptions guide;

    @Option(
            names = "--tune-decoding",
            showDefaultValue = Visibility.NEVER,
            description = "For transcripts: first find the best weights of the language model and of words, on the"
                    + " validation split; print them all, and evaluate with the best.")
    boolean tuneDecoding;

    @Option(
            names = "--sheet",
            paramLabel = "FILE.html",
            description =
                    "For transcripts of recordings: also write a page with players and pictures of features, labels and"
                            + " words over time, of the five recordings with the most errors and of five others. For captions:"
                            + " a page of thirty pictures with their captions and the attention of each word.")
    Path sheet;

    @Mixin
    RepetitionOptions repetition;

    @Mixin
    SignatureOption signature;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        if (repetition.areGiven()) {
            refuse(
                    FOR_MODELS,
                    "is for a trained model, but --folds, --seeds and --resume train a job; set keys of the job with --set");
            new RepeatedEvaluation(
                            spec.commandLine().getOut(), spec.commandLine().getErr(), json)
                    .run(Optional.ofNullable(file).map(Path::toString), data, threads, repetition, commandLine());
            return 0;
        }
        refuse(FOR_JOBS, "is for a job that is trained several times; add --folds or --seeds");
        evaluate(bundle());
        return 0;
    }

    /** Fails if one of these options was given. */
    private void refuse(List<String> options, String reason) {
        options.stream()
                .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                .findFirst()
                .ifPresent(option -> {
                    throw new UserException("%s %s".formatted(option, reason));
                });
    }

    private Path bundle() {
        if (file == null) {
            throw new UserException(
                    "evaluate needs a trained model, such as runs/NAME/best.zip, or a job with --folds or --seeds");
        }
        boolean namesAJob = file.toString().matches(".*\\.ya?ml")
                || (Files.notExists(file) && BuiltInJob.named(file.toString()).isPresent());
        if (namesAJob) {
            throw new UserException(
                    "%s is a job, not a trained model; add --folds 5 or --seeds 3 to train and evaluate it"
                            .formatted(file));
        }
        return file;
    }

    private String commandLine() {
        return "rnn4j "
                + String.join(" ", spec.root().commandLine().getParseResult().originalArgs());
    }

    private void evaluate(Path bundle) {
        if (tuneDecoding) {
            refuse(
                    List.of("--language-model-weight", "--word-weight", "--data"),
                    "is for an evaluation with given weights, but --tune-decoding finds them on the model's own validation"
                            + " split; leave one of them out");
        }
        try (Predictor opened = OpenModel.open(bundle, threads, decoding, signature)) {
            PrintWriter err = spec.commandLine().getErr();
            OwnData own = new OwnData(opened, bundle, trustPaths);
            Predictor predictor = tuneDecoding ? tuned(opened, own) : guide.guide(opened, decoding, err);
            SequenceData sequences = data.isEmpty() ? own.open() : predictor.data(data);
            err.println("data     " + DataFacts.of(sequences));
            Split measured = data.isEmpty() ? split : Split.TEST;
            Optional<MixedLoss> mixed = Optional.ofNullable(mix)
                    .map(other -> new Mixing(predictor, other, signature)
                            .loss(data.isEmpty() ? sequences : own.open(), sequences, measured));
            if (sheet != null) {
                if (sequences.pictures(measured).isEmpty()) {
                    new TranscriptSheet(predictor, sequences, measured).write(sheet, bundle.toString());
                } else {
                    new CaptionSheet(predictor, sequences, measured).write(sheet, bundle.toString());
                }
            }
            print(Measured.of(sequences, measured, predictor.evaluate(sequences, measured)), mixed);
        }
    }

    private Predictor tuned(Predictor opened, OwnData own) {
        TranscriptGuide words = guide.of(opened, decoding, spec.commandLine().getErr());
        return opened.guided(TunedWeights.of(decoding.languageModel != null)
                .best(opened, own.open(), words, spec.commandLine().getOut()));
    }

    private void print(Measured measured, Optional<MixedLoss> mixed) {
        PrintWriter out = spec.commandLine().getOut();
        SequenceData sequences = measured.data();
        Evaluation evaluation = measured.evaluation();
        String name =
                data.isEmpty() ? measured.splitName() : String.join(", ", data).replaceFirst("^-$", "standard input");
        if (evaluation.score().isPresent()) {
            ScoreTable table = new ScoreTable();
            table.add(name, measured);
            table.printTo(out);
        } else {
            out.printf("%-11s %s%n", name, LossText.of(sequences, measured.split(), evaluation.lossNats()));
        }
        mixed.ifPresent(mixture -> out.printf(
                Locale.ROOT,
                "%-11s %s (model %.2f, %s %.2f)%n",
                "mixed",
                LossText.of(sequences, measured.split(), mixture.lossNats()),
                mixture.weight(),
                mix,
                1 - mixture.weight()));
        out.printf(
                Locale.ROOT,
                "%-11s %,d %s in %.1f s, %,.0f per second%n",
                "measured",
                evaluation.targets(),
                Units.of(sequences),
                evaluation.seconds(),
                evaluation.tokensPerSecond());
        evaluation
                .score()
                .map(Score::details)
                .filter(details -> !details.isEmpty())
                .ifPresent(details -> {
                    out.println();
                    out.print(details);
                });
        if (json) {
            JsonLine line = new JsonLine().put("lossNats", evaluation.lossNats());
            if (Units.areTokens(sequences)) {
                line.put("bitsPerToken", evaluation.bitsPerToken()).put("perplexity", evaluation.perplexity());
                TextBits.of(sequences, measured.split(), evaluation.lossNats())
                        .ifPresent(bits -> line.put("bitsPerCharacter", bits.perCharacter())
                                .put("bitsPerByte", bits.perByte()));
            }
            measured.putInto(line);
            mixed.ifPresent(
                    mixture -> line.put("mixedLossNats", mixture.lossNats()).put("mixedModelWeight", mixture.weight()));
            evaluation.score().map(Score::breakdown).ifPresent(breakdown -> line.put("breakdown", breakdown));
            line.put(Units.areTokens(sequences) ? "tokens" : "targets", evaluation.targets())
                    .put("seconds", evaluation.seconds())
                    .put("tokensPerSecond", evaluation.tokensPerSecond())
                    .put("data", name)
                    .put("bundle", file.toString())
                    .printTo(out);
        }
    }
}
