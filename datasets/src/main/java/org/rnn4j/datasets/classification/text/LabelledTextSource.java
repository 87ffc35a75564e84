package org.rnn4j.datasets.classification.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.classification.ClassEvaluation;
import org.rnn4j.datasets.classification.ClassNames;
import org.rnn4j.datasets.classification.ClassSide;
import org.rnn4j.datasets.classification.text.TextBaseline.Method;
import org.rnn4j.datasets.codec.WordVectorsFile;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;
import org.rnn4j.datasets.sides.text.TextSide;
import org.rnn4j.datasets.sides.text.UnknownTokens;

/**
 * {@code type: labelled-text}: texts with one class each.
 *
 * <pre>
 *   data:
 *     type: labelled-text
 *     source: train.txt        # files, folders, or comparisons and surnames, which are built in; .gz is decompressed
 *     encoding: UTF-8
 *     format: lines            # or {type: table, ...}, folder, folders
 *     tokenizer: word          # or character, byte, whitespace, bpe
 *     normalize: none          # or NFC, NFD
 *     vectors: glove.txt       # initial embedding; .gz is decompressed
 *     max-length: 0            # tokens at which a text is truncated
 *     linear-path: true        # the linear baselines predict together with the network
 *     on-error: stop           # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}   # or {type: group, by: COLUMN, test: [..]}
 *     validation: dev.txt      # separate files; split is then {train: 1, validation: 0}
 *     test: test.txt
 * </pre>
 *
 * <p>The vocabulary and the classes are fitted on the training split. A fitted codec overrides {@code tokenizer}.
 */
public final class LabelledTextSource implements ExampleSource {
    static final String TYPE = "labelled-text";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(LabelledTextOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledTextOptions.class, "data");
        Reading reading = Reading.of(options.files(), LabelledTexts.builtIn());
        Map<Split, List<Example<String, String>>> examples = reading.splits(
                (key, names) -> options.format().find(reading.files(), key, names, reading.bad()).stream()
                        .flatMap(file -> options.format().read(file, options.groupColumn(), reading.bad()).stream())
                        .toList(),
                Example::target,
                options.groupColumn().isEmpty() ? null : Example::group);
        TwoSidedCodec<String, String> codec =
                fitted == null ? fit(options, examples.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        TextCodec text = ((TextSide) codec.source()).text();
        Optional<WordVectorsFile.Found> vectors =
                fitted != null || options.vectors().toString().isEmpty()
                        ? Optional.empty() // a trained embedding is not initialised again
                        : Optional.of(new WordVectorsFile("data.vectors", options.vectors()).read(text));
        return new TwoSidedData<>(
                reading,
                examples,
                codec,
                "sequences",
                new ClassEvaluation<>(
                        (ClassSide) codec.target(),
                        options.linearPath(),
                        List.of(new TextBaseline(Method.NAIVE_BAYES), new TextBaseline(Method.LOGISTIC_REGRESSION)),
                        source -> text.decode(((TokenIds) source).ids())),
                new InputSpec.Tokens(text.vocabularySize(), vectors.map(WordVectorsFile.Found::vectors)),
                UnknownTokens.of(text, options.unknownRate(), 1),
                splits -> facts(text, vectors, splits));
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), LabelledTextOptions.class, "data");
        return TwoSidedCodec.fitted(fitted, TYPE).reading(options.format().requests());
    }

    private static TwoSidedCodec<String, String> fit(
            LabelledTextOptions options, List<Example<String, String>> training) {
        ClassSide classes = new ClassSide(ClassNames.fit(training));
        // one text per line, so that the first word of a text is counted as it is encoded
        String text = training.stream().map(Example::source).collect(Collectors.joining("\n"));
        TextCodec codec = options.tokenizer().fit(text, options.normalize());
        return new TwoSidedCodec<>(TYPE, TextSide.cut(codec, options.maxLength()), classes);
    }

    private static Map<String, Object> facts(
            TextCodec text, Optional<WordVectorsFile.Found> vectors, Map<Split, Encoded<String, String>> splits) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("tokenizer", text.format());
        facts.put("vocabulary", text.vocabularySize());
        vectors.ifPresent(found -> facts.put("tokens with a vector", found.found()));
        splits.forEach((split, encoded) -> {
            String name = TwoSidedData.name(split);
            facts.put(name + " tokens", tokens(encoded, id -> true));
            facts.put("unknown " + name + " tokens", tokens(encoded, id -> id == text.unknownId()));
        });
        return facts;
    }

    private static long tokens(Encoded<String, String> encoded, IntPredicate counted) {
        return encoded.sources().stream()
                .flatMapToInt(source -> IntStream.of(((TokenIds) source).ids()))
                .filter(counted)
                .count();
    }
}
