package org.rnn4j.datasets.pairs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.rnn4j.core.metric.Bleu;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.Codec;
import org.rnn4j.core.sequence.DataReport;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.Score;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.ExampleBatches;
import org.rnn4j.datasets.examples.Leakage;
import org.rnn4j.datasets.codec.Tokenizer;

/** Pairs, read and encoded. Immutable. */
final class PairsData implements SequenceData {
    private static final int SAMPLES = 5;

    private final PairsOptions options;
    private final PairsCodec codec;
    private final Map<Split, PairsPart> parts;
    private final String sha256;
    private final Map<String, Object> summary;
    private final List<String> warnings;

    PairsData(
            PairsOptions options,
            PairsCodec codec,
            Map<Split, PairsPart> parts,
            String sha256,
            Map<String, Object> facts,
            List<String> warnings) {
        this.options = options;
        this.codec = codec;
        this.parts = parts;
        this.sha256 = sha256;
        this.warnings = List.copyOf(warnings);
        summary = new LinkedHashMap<>(facts);
        summary.put("source vocabulary", codec.source().vocabularySize());
        summary.put("target vocabulary", codec.targetVocabulary());
        parts.forEach((split, part) -> summary.put(name(split) + " pairs", part.size()));
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public InputSpec input() {
        return new InputSpec.Tokens(codec.source().vocabularySize());
    }

    @Override
    public OutputSpec output() {
        return new OutputSpec.Sequence(codec.targetVocabulary(), codec.begin(), codec.end());
    }

    @Override
    public Codec codec() {
        return codec;
    }

    @Override
    public Iterable<SequenceBatch> batches(Split split, BatchPlan plan) {
        PairsPart part = parts.get(split);
        List<int[]> batches = ExampleBatches.of(
                split, plan, part.sources().lengths(), part.targets().lengths());
        return () -> batches.stream().map(examples -> batch(part, examples)).iterator();
    }

    private static SequenceBatch batch(PairsPart part, int[] examples) {
        return new SequenceBatch(
                part.sources().gather(examples),
                new TokenSequences(
                        part.targets().gather(examples), part.targets().lengths(examples)),
                part.sources().lengths(examples),
                false,
                examples);
    }

    /** Tokens that are written, ends included. */
    @Override
    public long size(Split split) {
        return parts.get(split).targets().ids().stream()
                .mapToLong(ids -> ids.length)
                .sum();
    }

    @Override
    public String sha256() {
        return sha256;
    }

    @Override
    public Map<String, Object> summary() {
        return summary;
    }

    @Override
    public Optional<Scorer> scorer(Split split) {
        return Optional.of(pairsScorer(split));
    }

    private PairsScorer pairsScorer(Split split) {
        boolean isCut = options.targetTokenizer() instanceof Tokenizer.Whitespace;
        return new PairsScorer(parts.get(split), options.score(), isCut ? Bleu.Cut.NONE : Bleu.Cut.V13A);
    }

    @Override
    public Map<String, Score> baselines(Split split) {
        Map<String, Score> scores = new LinkedHashMap<>();
        PairsPart part = parts.get(split);
        if (part.size() == 0 || parts.get(Split.TRAIN).size() == 0) {
            return scores;
        }
        PairsScorer copied = pairsScorer(split);
        PairsScorer frequent = pairsScorer(split);
        String most = mostFrequent();
        for (int i = 0; i < part.size(); i++) {
            copied.add(i, part.pairs().get(i).source());
            frequent.add(i, most);
        }
        scores.put("the source, copied", copied.score());
        scores.put("the most frequent answer", frequent.score());
        return scores;
    }

    private String mostFrequent() {
        return parts.get(Split.TRAIN).pairs().stream()
                .collect(Collectors.groupingBy(Pair::target, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    @Override
    public DataReport report() {
        Map<Split, int[]> lengths = new EnumMap<>(Split.class);
        Map<Split, List<Object>> seen = new EnumMap<>(Split.class);
        parts.forEach((split, part) -> {
            lengths.put(split, part.sources().lengths());
            seen.put(split, part.pairs().stream().<Object>map(Pair::source).toList());
        });
        List<String> all = new ArrayList<>(warnings);
        Leakage leakage = Leakage.of(seen);
        if (leakage.validation() + leakage.test() > 0) {
            all.add("%d validation and %d test sources stand in the training part as well, so that their scores flatter"
                    .formatted(leakage.validation(), leakage.test()));
        }
        List<String> samples = parts.get(Split.TRAIN).pairs().stream()
                .limit(SAMPLES)
                .map(pair -> pair.source() + " -> " + pair.target())
                .toList();
        return new DataReport(lengths, Map.of(), all, samples);
    }
}
