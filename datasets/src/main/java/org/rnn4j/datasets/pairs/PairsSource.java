package org.rnn4j.datasets.pairs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.codec.Tokenizer;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.ExampleSource;
import org.rnn4j.datasets.examples.OwnFiles;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.Evaluation;
import org.rnn4j.datasets.sides.TargetSide;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;
import org.rnn4j.datasets.sides.text.LabelSide;
import org.rnn4j.datasets.sides.text.MainScore;
import org.rnn4j.datasets.sides.text.TextSide;
import org.rnn4j.datasets.sides.text.TranscriptEvaluation;
import org.rnn4j.datasets.sides.text.UnknownTokens;
import org.rnn4j.datasets.sides.text.WrittenSide;

/**
 * {@code type: pairs}: sources and their target texts.
 *
 * <pre>
 *   data:
 *     type: pairs
 *     source: pairs.tsv          # files, folders, or addition, which is built in; .gz is decompressed
 *     format: table              # or {type: parallel, target: train.de, validation-target: val.de}, stories, dialogue
 *     tokenizer: word            # of sources; or character, byte, whitespace, bpe
 *     target-tokenizer: word
 *     shared-vocabulary: false
 *     reverse-source: false
 *     labels: false              # true for task: transcription
 *     repeat: 1                  # with labels: time steps of each token of a source
 *     max-source: 500            # tokens; longer pairs are errors, or skipped
 *     max-target: 500
 *     score: exact               # or bleu, error-rate
 *     on-error: stop             # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: val.tsv        # separate files; split is then {train: 1, validation: 0}
 *     test: test.tsv
 * </pre>
 *
 * <p>Vocabularies are fitted on the training split. A fitted codec overrides the tokenizers.
 */
public final class PairsSource implements ExampleSource {
    static final String TYPE = "pairs";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Optional<Class<? extends Record>> options() {
        return Optional.of(PairsOptions.class);
    }

    @Override
    public SequenceData open(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), PairsOptions.class, "data");
        Reading reading = Reading.of(options.files(), Map.of("addition", Addition::text));
        Map<Split, List<Example<String, String>>> pairs = reading.splitsOfGroups(
                (key, names) -> options.format().read(reading.files(), key, names, reading.bad()), Example::group);
        TwoSidedCodec<String, String> codec =
                fitted == null ? fit(options, pairs.get(Split.TRAIN)) : TwoSidedCodec.fitted(fitted, TYPE);
        TargetSide<String> target = atMost(codec.target(), options.maxTarget());
        return new TwoSidedData<>(
                reading,
                pairs,
                new TwoSidedCodec<>(TYPE, codec.source(), target),
                "pairs",
                evaluation(options, target),
                codec.source().input(),
                UnknownTokens.of(
                        ((TextSide) codec.source()).text(),
                        options.unknownRate(),
                        ((TextSide) codec.source()).repeat()),
                splits -> Map.of(
                        "source vocabulary", ((TextSide) codec.source()).text().vocabularySize()));
    }

    private static TargetSide<String> atMost(TargetSide<String> target, int tokens) {
        return target instanceof LabelSide labels ? labels.atMost(tokens) : ((WrittenSide) target).atMost(tokens);
    }

    private static Evaluation<String, String> evaluation(PairsOptions options, TargetSide<String> target) {
        if (target instanceof LabelSide labels) {
            return new TranscriptEvaluation<>(labels.text(), options.score() == MainScore.EXACT, List.of());
        }
        boolean isCut = options.targetTokenizer() instanceof Tokenizer.Whitespace;
        Bleu.Cut cut = isCut ? Bleu.Cut.NONE : Bleu.Cut.V13A;
        return new PairEvaluation(((WrittenSide) target).text(), options.score(), cut);
    }

    @Override
    public Codec forRequests(ObjectNode tree, Codec fitted) {
        var options = Binder.bind(OwnFiles.completed(tree), PairsOptions.class, "data");
        return TwoSidedCodec.fitted(fitted, TYPE).reading(options.format().requests());
    }

    private static TwoSidedCodec<String, String> fit(PairsOptions options, List<Example<String, String>> training) {
        if (training.isEmpty()) {
            throw new UserException("data.source leaves no training pairs; use more pairs or raise data.split.train");
        }
        if (options.sharedVocabulary()) {
            String both = text(training, Example::source) + "\n" + text(training, Example::target);
            TextCodec shared = options.tokenizer().fit(both, options.normalize());
            return codec(options, shared, shared);
        }
        return codec(
                options,
                options.tokenizer().fit(text(training, Example::source), options.normalize()),
                options.targetTokenizer().fit(text(training, Example::target), options.normalize()));
    }

    private static TwoSidedCodec<String, String> codec(PairsOptions options, TextCodec source, TextCodec target) {
        return new TwoSidedCodec<>(
                TYPE,
                TextSide.whole(
                                source,
                                options.maxSource(),
                                options.reverseSource(),
                                options.format().memory())
                        .repeated(options.repeat()),
                options.labels()
                        ? LabelSide.of(target, options.maxTarget(), "data.max-target")
                        : new WrittenSide(target, WrittenSide.Role.ANSWER, options.maxTarget()));
    }

    private static String text(List<Example<String, String>> pairs, Function<Example<String, String>, String> side) {
        return pairs.stream().map(side).collect(Collectors.joining("\n"));
    }
}
