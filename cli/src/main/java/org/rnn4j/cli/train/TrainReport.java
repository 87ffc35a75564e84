package org.rnn4j.cli.train;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rnn4j.cli.terminal.JsonLine;
import org.rnn4j.cli.terminal.LossText;
import org.rnn4j.cli.terminal.Measured;
import org.rnn4j.cli.terminal.Program;
import org.rnn4j.cli.terminal.ScoreTable;
import org.rnn4j.cli.terminal.Units;
import org.rnn4j.core.baseline.MixedLoss;
import org.rnn4j.core.baseline.NGramBaseline;
import org.rnn4j.core.bundle.ModelBundle;
import org.rnn4j.core.generate.Generator;
import org.rnn4j.core.job.SampleSpec;
import org.rnn4j.core.network.FittedModel;
import org.rnn4j.core.network.LanguageModel;
import org.rnn4j.core.network.SequenceModel;
import org.rnn4j.core.run.RunFolder;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Medium;
import org.rnn4j.core.sequence.PredictionCodec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextBits;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;
import org.rnn4j.core.train.Evaluation;
import org.rnn4j.core.train.TrainingResult;
import org.rnn4j.core.train.TrainingState;

/**
 * The result of a training run, for the terminal and as JSON.
 *
 * @param interrupted whether the user ended the training, or the evaluations after it
 * @param splits evaluations of the best model on the splits that it was not trained on
 * @param baseline the n-gram model on the validation split, if it was fitted
 * @param mixed both models interpolated on the validation split, if possible
 */
record TrainReport(
        Training training,
        RunFolder folder,
        TrainingResult result,
        boolean interrupted,
        List<Measured> splits,
        Optional<NGramBaseline> baseline,
        Optional<MixedLoss> mixed) {
    private static final int PROMPT_TOKENS = 24;
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{M}\\p{N} ,.]*");

    void print(PrintWriter out) {
        TrainingState state = result.state();
        if (splits.stream().anyMatch(split -> split.evaluation().score().isPresent())) {
            ScoreTable table = new ScoreTable();
            splits.forEach(split -> table.add(split.splitName(), split));
            table.printTo(out);
            splits.stream()
                    .filter(split -> split.evaluation().isPartial())
                    .forEach(split -> out.printf("note        %s%s%n", split.splitName(), partly(split.evaluation())));
        } else {
            printLosses(out);
        }
        if (training.from().isPresent() && state.step() == training.completed()) {
            out.printf("resumed     no step was left; give more epochs or more time, such as --epochs or --budget%n");
        }
        printWarning(out);
        printTraining(out, state);
        out.printf("bundle      %s%n", bundle());
        out.printf("next        %s %s%n", Program.name(), next());
        out.flush();
        if (bundle().equals(folder.best()) && training.data().codec() instanceof TextCodec codec) {
            printSample(out, codec);
        }
    }

    private void printTraining(PrintWriter out, TrainingState state) {
        if (training.model() instanceof FittedModel fitted) {
            out.printf("fitted      %s in %s%n", fitted.fitted(), LossText.clock(seconds()));
            return;
        }
        out.printf(
                Locale.ROOT,
                "trained     %,d steps in %s, %,.0f %s per second%s%n",
                state.step(),
                LossText.clock(seconds()),
                result.tokensPerSecond(),
                training.unit(),
                interrupted ? ", interrupted" + (isValidationDue() ? " before a validation was finished" : "") : "");
    }

    /** A model that is worse than one that has learned nothing. */
    private void printWarning(PrintWriter out) {
        double first = result.firstLossNats();
        double last = result.trainLossNats();
        if (last - first > Math.max(1, Math.abs(first))) {
            out.printf(
                    Locale.ROOT,
                    "warning     the training loss rose from %.4g at the first step to %.4g; lower"
                            + " training.optimizer.learning-rate (%s) or training.clip-norm (%s)%n",
                    first,
                    last,
                    training.job().training().optimizer().learningRate(),
                    training.job().training().clipNorm());
        }
    }

    private void printLosses(PrintWriter out) {
        SequenceData data = training.data();
        if (validated()) {
            double nats = validationNats();
            out.printf(
                    "validation  %s%s%n",
                    LossText.of(data, Split.VALIDATION, nats),
                    on(Split.VALIDATION).map(TrainReport::partly).orElse(""));
        } else {
            out.printf(
                    "training    %s%s%n",
                    LossText.of(data, Split.TRAIN, result.trainLossNats()),
                    data.size(Split.VALIDATION) > 0 ? "" : " (the data has no validation split)");
        }
        baseline.ifPresentOrElse(
                ngram -> out.printf(
                        "%-11s %s%s%n",
                        ngram.order() + "-gram",
                        LossText.of(data, Split.VALIDATION, ngram.lossNats()),
                        ngram.limited() ? " (longer n-grams are too many)" : ""),
                () -> {
                    if (data instanceof CountedData
                            && !(training.model() instanceof FittedModel)
                            && data.size(Split.VALIDATION) > 0) {
                        out.printf(
                                Locale.ROOT,
                                "n-gram      not fitted: more than %,d tokens%n",
                                NGramBaseline.MAX_TOKENS);
                    }
                });
        mixed.ifPresent(mixture -> out.printf(
                Locale.ROOT,
                "mixed       %s (network %.2f, n-gram %.2f)%n",
                LossText.of(data, Split.VALIDATION, mixture.lossNats()),
                mixture.weight(),
                1 - mixture.weight()));
        on(Split.TEST)
                .ifPresent(test ->
                        out.printf("test        %s%s%n", LossText.of(data, Split.TEST, test.lossNats()), partly(test)));
    }

    private Optional<Evaluation> on(Split split) {
        return splits.stream()
                .filter(measured -> measured.split() == split)
                .map(Measured::evaluation)
                .findFirst();
    }

    /** The loss of the best model, on the whole split if there was time for it. */
    private double validationNats() {
        return on(Split.VALIDATION)
                .map(Evaluation::lossNats)
                .orElse(result.state().bestLossNats());
    }

    private static String partly(Evaluation evaluation) {
        return evaluation.isPartial()
                ? String.format(Locale.ROOT, " (on %,d of %,d targets)", evaluation.targets(), evaluation.available())
                : "";
    }

    private boolean isValidationDue() {
        return result.state().course().validationDue();
    }

    /** The suggested next command. */
    private String next() {
        if (training.model() instanceof LanguageModel) {
            return "generate %s%s".formatted(bundle(), prompt());
        }
        Optional<Medium> medium = training.data().codec().medium();
        if (medium.isPresent()) {
            return "generate %s --out made.%s"
                    .formatted(bundle(), medium.get().writes().get(0));
        }
        return training.data().codec() instanceof PredictionCodec
                ? "predict %s FILE".formatted(bundle())
                : "evaluate %s".formatted(bundle());
    }

    /** Uses the bundle: the model in memory is the last one, which need not be the best. */
    private void printSample(PrintWriter out, TextCodec codec) {
        SampleSpec sample = sample();
        if (!(training.model() instanceof LanguageModel) || sample.length() == 0 || interrupted) {
            return;
        }
        out.printf("%nsample%n------%n%s", sample.prompt());
        try (SequenceModel best = ModelBundle.read(bundle(), training.plugins()).model(training.plugins())) {
            new Generator((LanguageModel) best, codec)
                    .generate(sample, training.job().seed(), piece -> {
                        out.print(piece);
                        out.flush();
                    });
        }
        out.println();
    }

    private SampleSpec sample() {
        return training.job().block(SampleSpec.class).orElseGet(SampleSpec::defaults);
    }

    JsonLine json() {
        double nats = validated() ? validationNats() : result.trainLossNats();
        JsonLine line = new JsonLine()
                .put(validated() ? "validationLossNats" : "lossNats", nats)
                .put("trainLossNats", result.trainLossNats());
        if (Units.areTokens(training.data())) {
            line.put("bitsPerToken", LossText.bits(nats)).put("perplexity", Math.exp(nats));
            TextBits.of(training.data(), validated() ? Split.VALIDATION : Split.TRAIN, nats)
                    .ifPresent(bits ->
                            line.put("bitsPerCharacter", bits.perCharacter()).put("bitsPerByte", bits.perByte()));
        }
        splits.forEach(measured -> {
            measured.putInto(line);
            if (measured.evaluation().isPartial()) {
                line.put(measured.splitName() + "Targets", measured.evaluation().targets())
                        .put(
                                measured.splitName() + "TargetsAvailable",
                                measured.evaluation().available());
            }
            if (measured.split() == Split.TEST) {
                line.put("testLossNats", measured.evaluation().lossNats());
            }
        });
        baseline.ifPresent(
                ngram -> line.put("baselineLossNats", ngram.lossNats()).put("baselineOrder", ngram.order()));
        mixed.ifPresent(
                mixture -> line.put("mixedLossNats", mixture.lossNats()).put("mixedNetworkWeight", mixture.weight()));
        return line.put("steps", result.state().step())
                .put("bestStep", result.state().bestStep())
                .put("seconds", seconds())
                .put("tokensPerSecond", result.tokensPerSecond())
                .put("parameters", training.model().network().parameters())
                .put("seed", training.job().seed())
                .put("ending", result.ending().name().toLowerCase(Locale.ROOT))
                .put("bundle", bundle().toString());
    }

    private boolean validated() {
        return Double.isFinite(result.state().bestLossNats());
    }

    private double seconds() {
        return result.state().elapsed().toMillis() / 1e3;
    }

    /** The best model, or the last one if training was interrupted before the first validation. */
    private Path bundle() {
        return folder.best().toFile().exists() ? folder.best() : folder.last();
    }

    /** The first words of the training text, if a shell takes them literally. */
    private String prompt() {
        if (!(training.data() instanceof TokenStream stream)) {
            return "";
        }
        if (!sample().prompt().isEmpty()) {
            return ""; // the job's own prompt is the default
        }
        int[] first = stream.first(Split.TRAIN, PROMPT_TOKENS);
        Matcher words = WORDS.matcher(stream.codec().decode(first));
        String start = words.lookingAt() ? words.group() : "";
        int lastSpace = words.hitEnd() ? start.lastIndexOf(' ') : -1; // what was cut off is rarely a whole word
        String prompt = (lastSpace > 0 ? start.substring(0, lastSpace) : start).strip();
        return prompt.isEmpty() ? "" : " --prompt \"%s\"".formatted(prompt);
    }
}
