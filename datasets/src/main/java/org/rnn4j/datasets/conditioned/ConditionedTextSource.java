package org.rnn4j.datasets.conditioned;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.classification.text.TextFormat;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.Labelled;
import org.rnn4j.datasets.classification.Parts;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFile;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OwnFiles;

/**
 * {@code type: conditioned-text}: labelled texts the other way round; the class, or numbers in its place, is given, and the
 * text is to be written.
 *
 * <pre>
 *   data:
 *     type: conditioned-text
 *     source: names            # files or folders; .gz is unpacked
 *     format: folder           # a file is a class; or lines, {type: table, ...}, as of labelled-text
 *     condition: [x, y]        # of a table: columns of numbers that are given instead of a class
 *     tokenizer: character     # or byte, word, whitespace, bpe
 *     max-length: 500          # tokens; longer texts are errors, or skipped
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: dev          # files of its own; split is then {train: 1, validation: 0}
 *     test: test
 * </pre>
 *
 * <p>The vocabulary and the classes are those of the training part, and so are means and deviations that numbers are
 * scaled by. A fitted codec stands above {@code tokenizer}.
 */
public final class ConditionedTextSource implements DataSource {

    @Override
    public String type() {
        return ConditionedTextCodec.FORMAT;
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        var bound = Binder.bind(OwnFiles.completed(options), ConditionedTextOptions.class, "data");
        return new Opening(bound).open(fitted);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    /** A text and what it is written for, as the files have them. */
    private record Written(String condition, String text) {}

    /** One opening. */
    private static final class Opening {
        private final ConditionedTextOptions options;
        private final InputFiles files;
        private final BadExamples bad;

        Opening(ConditionedTextOptions options) {
            this.options = options;
            files = new InputFiles(Encoding.charset(options.encoding()), Map.of());
            bad = new BadExamples(options.onError());
        }

        SequenceData open(Codec fitted) {
            Map<Split, List<Labelled<Written>>> texts = Parts.of(
                    read("data.source", options.source()),
                    read("data.validation", options.validation()),
                    read("data.test", options.test()),
                    options.split(),
                    false);
            ConditionedTextCodec codec = fitted == null ? fit(texts.get(Split.TRAIN)) : conditionedTextCodec(fitted);
            Map<Split, ConditionedPart> parts = new EnumMap<>(Split.class);
            texts.forEach((split, examples) -> parts.put(split, encode(codec, examples)));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("source", String.join(", ", options.source()));
            facts.put("bytes", files.bytes());
            facts.put("skipped", bad.count());
            List<String> warnings = new ArrayList<>();
            bad.warning().ifPresent(warnings::add);
            return new ConditionedTextData(codec, parts, files.sha256(), facts, warnings);
        }

        private List<Labelled<Written>> read(String key, List<String> sources) {
            List<Labelled<Written>> examples = new ArrayList<>();
            files.read(key, sources, options.format().endings()).forEach(file -> examples.addAll(read(file)));
            return examples;
        }

        private List<Labelled<Written>> read(InputFile file) {
            if (options.condition().isEmpty()) {
                return options.format().read(file, Optional.empty(), bad).stream()
                        .map(text -> text.with(new Written(text.label(), text.input())))
                        .toList();
            }
            NumberConditions numbers = NumberConditions.unscaled(options.condition());
            List<Labelled<Written>> examples = new ArrayList<>();
            for (var text : ((TextFormat.Table) options.format()).read(file, options.condition(), bad)) {
                bad.keep(() -> numbers.numbers(text.label(), text.origin()))
                        .ifPresent(found -> examples.add(
                                new Labelled<>(new Written(text.label(), text.input()), "", "", text.origin())));
            }
            return examples;
        }

        private ConditionedTextCodec fit(List<Labelled<Written>> training) {
            String text =
                    training.stream().map(example -> example.input().text()).collect(Collectors.joining("\n"));
            return new ConditionedTextCodec(options.tokenizer().fit(text, options.normalize()), conditions(training));
        }

        private Conditions conditions(List<Labelled<Written>> training) {
            if (options.condition().isEmpty()) {
                return new ClassConditions(ClassNames.fit(training));
            }
            NumberConditions numbers = NumberConditions.unscaled(options.condition());
            return numbers.fitted(training.stream()
                    .map(example -> numbers.numbers(example.input().condition(), example.origin()))
                    .toList());
        }

        private ConditionedPart encode(ConditionedTextCodec codec, List<Labelled<Written>> examples) {
            List<int[]> texts = new ArrayList<>();
            List<SequenceValues> conditions = new ArrayList<>();
            List<String> spelt = new ArrayList<>();
            for (Labelled<Written> example : examples) {
                bad.keep(() -> {
                            String condition = example.input().condition();
                            SequenceValues read = codec.conditions().read(condition, example.origin());
                            int[] text =
                                    codec.encodeText(example.input().text(), options.maxLength(), example.origin());
                            conditions.add(read);
                            spelt.add(condition);
                            return text;
                        })
                        .ifPresent(texts::add);
            }
            return new ConditionedPart(new TokenInputs(texts), conditions, spelt);
        }

        private static ConditionedTextCodec conditionedTextCodec(Codec fitted) {
            if (fitted instanceof ConditionedTextCodec codec) {
                return codec;
            }
            throw new UserException(
                    "data.type = conditioned-text, but the model's codec \"%s\" writes no text for a class; use the model's own data"
                            .formatted(fitted.format()));
        }
    }
}
