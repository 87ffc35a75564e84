package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.TokenInputs;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassificationData;
import org.rnn4j.datasets.classification.ClassifiedPart;
import org.rnn4j.datasets.classification.Labelled;
import org.rnn4j.datasets.classification.Parts;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.codec.WordVectorsFile;

/**
 * {@code type: labelled-text}: texts that have a class each.
 *
 * <pre>
 *   data:
 *     type: labelled-text
 *     source: train.txt        # files, folders, or comparisons, which is built in; .gz is unpacked
 *     encoding: UTF-8
 *     format: lines            # or {type: table, ...}, folder
 *     tokenizer: word          # or character, byte, whitespace, bpe
 *     normalize: none          # or NFC, NFD
 *     vectors: glove.txt       # that the embedding starts from; .gz is unpacked
 *     max-length: 0            # tokens after which a text is cut
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}   # or {type: group, by: COLUMN, test: [..]}
 *     validation: dev.txt      # files of its own; split is then {train: 1, validation: 0}
 *     test: test.txt
 * </pre>
 *
 * <p>The vocabulary and the classes are those of the training part. A fitted codec stands above {@code tokenizer}.
 */
public final class LabelledTextSource implements DataSource {

    @Override
    public String type() {
        return LabelledTextCodec.FORMAT;
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        var text = Binder.bind(OwnFiles.completed(options), LabelledTextOptions.class, "data");
        return new Opening(text).open(fitted);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    /** One opening. */
    private static final class Opening {
        private final LabelledTextOptions options;
        private final InputFiles files;
        private final BadExamples bad;
        private int cut;

        Opening(LabelledTextOptions options) {
            this.options = options;
            this.files = new InputFiles(Encoding.charset(options.encoding()), Map.of("comparisons", Comparisons::text));
            this.bad = new BadExamples(options.onError());
        }

        SequenceData open(Codec fitted) {
            Map<Split, List<Labelled<String>>> texts = Parts.of(
                    read("data.source", options.source()),
                    read("data.validation", options.validation()),
                    read("data.test", options.test()),
                    options.split(),
                    options.groupColumn().isPresent());
            LabelledTextCodec codec = fitted == null ? fit(texts.get(Split.TRAIN)) : labelledTextCodec(fitted);
            Map<Split, ClassifiedPart<TokenInputs>> parts = new EnumMap<>(Split.class);
            texts.forEach((split, examples) -> parts.put(split, encode(codec, examples)));
            Optional<WordVectorsFile.Found> vectors =
                    fitted == null ? vectors(codec.text()) : Optional.empty(); // a trained embedding has begun long ago
            return new ClassificationData<>(facts(codec, parts, vectors), parts);
        }

        private List<Labelled<String>> read(String key, List<String> sources) {
            List<Labelled<String>> examples = new ArrayList<>();
            files.read(key, sources, options.format().endings())
                    .forEach(file -> examples.addAll(options.format().read(file, options.groupColumn(), bad)));
            return examples;
        }

        private LabelledTextCodec fit(List<Labelled<String>> training) {
            ClassNames classes = ClassNames.fit(training);
            // a line each, so that the first word of a text is counted as what it is encoded as
            String text = training.stream().map(Labelled::input).collect(Collectors.joining("\n"));
            TextCodec codec = options.tokenizer().fit(text, options.normalize());
            return new LabelledTextCodec(codec, classes, options.maxLength());
        }

        private Optional<WordVectorsFile.Found> vectors(TextCodec text) {
            if (options.vectors().toString().isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new WordVectorsFile("data.vectors", options.vectors()).read(text));
        }

        private static LabelledTextCodec labelledTextCodec(Codec fitted) {
            if (fitted instanceof LabelledTextCodec codec) {
                return codec;
            }
            throw new UserException(
                    "data.type = labelled-text, but the model's codec \"%s\" does not classify text; use the model's own data"
                            .formatted(fitted.format()));
        }

        private ClassifiedPart<TokenInputs> encode(LabelledTextCodec codec, List<Labelled<String>> examples) {
            return ClassifiedPart.of(
                    examples,
                    codec.classes(),
                    bad,
                    example -> {
                        LabelledTextCodec.Encoded encoded = codec.encode(example.input(), example.origin());
                        cut += encoded.isCut() ? 1 : 0;
                        return encoded.ids();
                    },
                    TokenInputs::new);
        }

        private ClassificationData.Facts<TokenInputs> facts(
                LabelledTextCodec codec,
                Map<Split, ClassifiedPart<TokenInputs>> parts,
                Optional<WordVectorsFile.Found> vectors) {
            TextCodec text = codec.text();
            Map<String, Object> summary = new LinkedHashMap<>();
            summary.put("source", String.join(", ", options.source()));
            summary.put("bytes", files.bytes());
            summary.put("tokenizer", text.format());
            summary.put("vocabulary", text.vocabularySize());
            vectors.ifPresent(found -> summary.put("tokens with a vector", found.found()));
            parts.forEach((split, part) -> {
                summary.put(name(split) + " tokens", tokens(part, id -> true));
                summary.put("unknown " + name(split) + " tokens", tokens(part, id -> id == text.unknownId()));
            });
            summary.put("cut sequences", cut);
            summary.put("skipped", bad.count());
            List<String> warnings = new ArrayList<>();
            bad.warning().ifPresent(warnings::add);
            if (cut > 0) {
                warnings.add("%d texts are longer than data.max-length = %d and were cut"
                        .formatted(cut, options.maxLength()));
            }
            List<int[]> training = parts.get(Split.TRAIN).inputs().ids();
            return new ClassificationData.Facts<>(
                    new InputSpec.Tokens(text.vocabularySize(), vectors.map(WordVectorsFile.Found::vectors)),
                    codec.classes(),
                    codec,
                    files.sha256(),
                    summary,
                    warnings,
                    example -> text.decode(training.get(example)),
                    List.of(new NaiveBayes()));
        }

        private static long tokens(ClassifiedPart<TokenInputs> part, IntPredicate counted) {
            return part.inputs().ids().stream()
                    .flatMapToInt(Arrays::stream)
                    .filter(counted)
                    .count();
        }

        private static String name(Split split) {
            return split.name().toLowerCase(Locale.ROOT);
        }
    }
}
