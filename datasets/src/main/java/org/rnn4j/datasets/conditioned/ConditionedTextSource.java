package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.text.LabelledTexts;
import org.rnn4j.datasets.classification.text.TextFormat;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.text.WrittenSide;

/**
 * {@code type: conditioned-text}: labelled texts in reverse; the class, or numbers instead of it, is given, and the
 * text is the target.
 *
 * <pre>
 *   data:
 *     type: conditioned-text
 *     source: names            # files, folders, or surnames, which is built in; .gz is decompressed
 *     format: folder           # a file is a class; or lines, {type: table, ...}, as in labelled-text
 *     condition: [x, y]        # of a table: numeric columns instead of the class
 *     tokenizer: character     # or byte, word, whitespace, bpe
 *     max-length: 500          # tokens; longer texts are errors, or skipped
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: dev          # separate files; split is then {train: 1, validation: 0}
 *     test: test
 * </pre>
 *
 * <p>The vocabulary, the classes, and the means and deviations that scale numbers are fitted on the training split. A
 * fitted codec overrides {@code tokenizer}.
 */
public final class ConditionedTextSource implements ExampleSource {
    static final String TYPE = "conditioned-text";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(ConditionedTextOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), ConditionedTextOptions.class, "data");
        Reading reading = Reading.of(options.files(), LabelledTexts.builtIn());
        boolean ofClasses = options.condition().isEmpty();
        Map<Split, List<Example<String, String>>> examples = reading.splits(
                (key, names) -> options.format().find(reading.files(), key, names, reading.bad()).stream()
                        .flatMap(file -> read(file, options, reading).stream())
                        .toList(),
                example -> ofClasses ? example.source() : "",
                null);
        TwoSidedCodec<String, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        WrittenSide text = ((WrittenSide) codec.target()).atMost(options.maxLength());
        return new ConditionedTextData(reading, examples, new TwoSidedCodec<>(TYPE, codec.source(), text));
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), ConditionedTextOptions.class, "data");
        return TwoSidedCodec.fitted(fitted, TYPE).reading(options.requests());
    }

    /** Labelled texts with source and target swapped. */
    private static List<Example<String, String>> read(InputFile file, ConditionedTextOptions options, Reading reading) {
        List<Example<String, String>> texts = options.condition().isEmpty()
                ? options.format().read(file, Optional.empty(), reading.bad())
                : ((TextFormat.Table) options.format()).read(file, options.condition(), reading.bad());
        NumberConditions numbers = NumberConditions.unscaled(options.condition());
        List<Example<String, String>> examples = new ArrayList<>();
        for (Example<String, String> text : texts) {
            var turned = new Example<>(text.target(), text.source(), text.origin(), "");
            reading.bad()
                    .keep(() -> {
                        if (!options.condition().isEmpty()) {
                            numbers.numbers(turned.source(), turned.origin()); // must be numbers
                        }
                        return turned;
                    })
                    .ifPresent(examples::add);
        }
        return examples;
    }

    private static TwoSidedCodec<String, String> fit(
            ConditionedTextOptions options, List<Example<String, String>> training) {
        Conditions conditions = conditions(options, training);
        String text = training.stream().map(Example::target).collect(Collectors.joining("\n"));
        return new TwoSidedCodec<>(
                TYPE,
                conditions,
                new WrittenSide(
                        options.tokenizer().fit(text, options.normalize()),
                        WrittenSide.Role.TEXT,
                        options.maxLength()));
    }

    private static Conditions conditions(ConditionedTextOptions options, List<Example<String, String>> training) {
        if (options.condition().isEmpty()) {
            return new ClassConditions(ClassNames.fit(training.stream()
                    .map(example -> new Example<>(example.target(), example.source(), example.origin(), ""))
                    .toList()));
        }
        NumberConditions numbers = NumberConditions.unscaled(options.condition());
        return numbers.fitted(training.stream()
                .map(example -> numbers.numbers(example.source(), example.origin()))
                .toList());
    }
}
