package org.rnn4j.datasets.labelled;

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
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.batch.TokenInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassifiedPart;
import org.rnn4j.datasets.classification.Labelled;
import org.rnn4j.datasets.classification.Parts;
import org.rnn4j.datasets.input.BadExamples;
import org.rnn4j.datasets.input.Encoding;
import org.rnn4j.datasets.input.InputFiles;
import org.rnn4j.datasets.split.OwnFiles;

/**
 * {@code type: conditioned-text}: labelled texts the other way round; the class is given, and the text is to be written.
 *
 * <pre>
 *   data:
 *     type: conditioned-text
 *     source: names            # files or folders; .gz is unpacked
 *     format: folder           # a file is a class; or lines, {type: table, ...}, as of labelled-text
 *     tokenizer: character     # or byte, word, whitespace, bpe
 *     max-length: 500          # tokens; longer texts are errors, or skipped
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: dev          # files of its own; split is then {train: 1, validation: 0}
 *     test: test
 * </pre>
 *
 * <p>The vocabulary and the classes are those of the training part. A fitted codec stands above {@code tokenizer}.
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
            Map<Split, List<Labelled<String>>> texts = Parts.of(
                    read("data.source", options.source()),
                    read("data.validation", options.validation()),
                    read("data.test", options.test()),
                    options.split(),
                    false);
            ConditionedTextCodec codec = fitted == null ? fit(texts.get(Split.TRAIN)) : conditionedTextCodec(fitted);
            Map<Split, ClassifiedPart<TokenInputs>> parts = new EnumMap<>(Split.class);
            texts.forEach((split, examples) -> parts.put(
                    split,
                    ClassifiedPart.of(
                            examples,
                            codec.classes(),
                            bad,
                            example -> codec.encodeText(example.input(), options.maxLength(), example.origin()),
                            TokenInputs::new)));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("source", String.join(", ", options.source()));
            facts.put("bytes", files.bytes());
            facts.put("skipped", bad.count());
            List<String> warnings = new ArrayList<>();
            bad.warning().ifPresent(warnings::add);
            return new ConditionedTextData(codec, parts, files.sha256(), facts, warnings);
        }

        private List<Labelled<String>> read(String key, List<String> sources) {
            List<Labelled<String>> examples = new ArrayList<>();
            files.read(key, sources, options.format().endings())
                    .forEach(file -> examples.addAll(options.format().read(file, Optional.empty(), bad)));
            return examples;
        }

        private ConditionedTextCodec fit(List<Labelled<String>> training) {
            ClassNames classes = ClassNames.fit(training);
            String text = training.stream().map(Labelled::input).collect(Collectors.joining("\n"));
            return new ConditionedTextCodec(options.tokenizer().fit(text, options.normalize()), classes);
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
