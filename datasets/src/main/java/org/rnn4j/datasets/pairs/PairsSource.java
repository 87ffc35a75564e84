package org.rnn4j.datasets.pairs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Binder;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataSource;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Encoding;
import org.rnn4j.datasets.examples.InputFiles;
import org.rnn4j.datasets.examples.OwnFiles;

/**
 * {@code type: pairs}: sources and the targets to be written for them.
 *
 * <pre>
 *   data:
 *     type: pairs
 *     source: pairs.tsv          # files, folders, or addition, which is built in; .gz is unpacked
 *     format: table              # or {type: parallel, target: train.de, validation-target: val.de}, stories, dialogue
 *     tokenizer: word            # of sources; or character, byte, whitespace, bpe
 *     target-tokenizer: word
 *     shared-vocabulary: false
 *     reverse-source: false
 *     max-source: 500            # tokens; longer pairs are errors, or skipped
 *     max-target: 500
 *     score: exact               # or bleu, error-rate
 *     on-error: stop             # or skip
 *     split: {train: 0.9, validation: 0.1, test: 0, seed: 1}
 *     validation: val.tsv        # files of its own; split is then {train: 1, validation: 0}
 *     test: test.tsv
 * </pre>
 *
 * <p>Vocabularies are those of the training part. A fitted codec stands above the tokenizers.
 */
public final class PairsSource implements DataSource {

    @Override
    public String type() {
        return PairsCodec.FORMAT;
    }

    @Override
    public SequenceData open(ObjectNode options, Codec fitted) {
        return new Opening(Binder.bind(OwnFiles.completed(options), PairsOptions.class, "data")).open(fitted);
    }

    @Override
    public ObjectNode onlyTest(ObjectNode options, List<String> files) {
        return OwnFiles.onlyTest(options, files);
    }

    /** One opening. */
    private static final class Opening {
        private final PairsOptions options;
        private final InputFiles files;
        private final BadExamples bad;

        Opening(PairsOptions options) {
            this.options = options;
            files = new InputFiles(Encoding.charset(options.encoding()), Map.of("addition", Addition::text));
            bad = new BadExamples(options.onError());
        }

        SequenceData open(Codec fitted) {
            Map<Split, List<Pair>> pairs = split(options.format().read(files, "source", options.source(), bad));
            own(pairs, Split.VALIDATION, "validation", options.validation());
            own(pairs, Split.TEST, "test", options.test());
            PairsCodec codec = fitted == null ? fit(pairs.get(Split.TRAIN)) : pairsCodec(fitted);
            Map<Split, PairsPart> parts = new EnumMap<>(Split.class);
            pairs.forEach((split, some) -> parts.put(split, encode(codec, some)));
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("source", String.join(", ", options.source()));
            facts.put("bytes", files.bytes());
            facts.put("skipped", bad.count());
            List<String> warnings = new ArrayList<>();
            bad.warning().ifPresent(warnings::add);
            return new PairsData(options, codec, parts, files.sha256(), facts, warnings);
        }

        /** All pairs of a source, a story or a dialogue go where it goes. */
        private Map<Split, List<Pair>> split(List<Pair> all) {
            List<String> groups =
                    new ArrayList<>(all.stream().map(Pair::group).collect(Collectors.toCollection(LinkedHashSet::new)));
            Split[] assigned =
                    options.split().assign(groups.stream().map(group -> "").toList(), null);
            Map<String, Split> partOf = new LinkedHashMap<>();
            for (int i = 0; i < assigned.length; i++) {
                partOf.put(groups.get(i), assigned[i]);
            }
            Map<Split, List<Pair>> parts = new EnumMap<>(Split.class);
            for (Split split : Split.values()) {
                parts.put(split, new ArrayList<>());
            }
            all.forEach(pair -> parts.get(partOf.get(pair.group())).add(pair));
            return parts;
        }

        private void own(Map<Split, List<Pair>> pairs, Split split, String part, List<String> names) {
            if (names.isEmpty()) {
                return;
            }
            if (!pairs.get(split).isEmpty()) {
                throw new UserException(
                        "data.%s brings that part, but data.split takes %d pairs of the source for it as well; leave one out"
                                .formatted(part, pairs.get(split).size()));
            }
            pairs.get(split).addAll(options.format().read(files, part, names, bad));
        }

        private PairsCodec fit(List<Pair> training) {
            if (training.isEmpty()) {
                throw new UserException(
                        "data.source leaves no training pair; give more pairs or raise data.split.train");
            }
            if (options.sharedVocabulary()) {
                String both = text(training, Pair::source) + "\n" + text(training, Pair::target);
                TextCodec shared = options.tokenizer().fit(both, options.normalize());
                return codec(shared, shared);
            }
            return codec(
                    options.tokenizer().fit(text(training, Pair::source), options.normalize()),
                    options.targetTokenizer().fit(text(training, Pair::target), options.normalize()));
        }

        private PairsCodec codec(TextCodec source, TextCodec target) {
            return new PairsCodec(
                    source,
                    target,
                    options.reverseSource(),
                    options.maxSource(),
                    options.format().memory());
        }

        private static String text(List<Pair> pairs, Function<Pair, String> side) {
            return pairs.stream().map(side).collect(Collectors.joining("\n"));
        }

        private static PairsCodec pairsCodec(Codec fitted) {
            if (fitted instanceof PairsCodec codec) {
                return codec;
            }
            throw new UserException(
                    "data.type = pairs, but the model's codec \"%s\" is not one of pairs; use the model's own data"
                            .formatted(fitted.format()));
        }

        private PairsPart encode(PairsCodec codec, List<Pair> pairs) {
            List<Pair> kept = new ArrayList<>();
            List<int[]> sources = new ArrayList<>();
            List<int[]> targets = new ArrayList<>();
            for (Pair pair : pairs) {
                bad.keep(() -> new int[][] {
                            codec.encodeSource(pair.source(), pair.origin()),
                            codec.encodeTarget(pair.target(), options.maxTarget(), pair.origin())
                        })
                        .ifPresent(ids -> {
                            kept.add(pair);
                            sources.add(ids[0]);
                            targets.add(ids[1]);
                        });
            }
            return new PairsPart(codec, kept, sources, targets);
        }
    }
}
