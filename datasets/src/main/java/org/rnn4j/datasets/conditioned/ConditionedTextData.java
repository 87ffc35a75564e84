package org.rnn4j.datasets.conditioned;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.CountedData;
import org.rnn4j.core.sequence.Scorer;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.Reading;
import org.rnn4j.datasets.sides.Augmentation;
import org.rnn4j.datasets.sides.Encoded;
import org.rnn4j.datasets.sides.Evaluation;
import org.rnn4j.datasets.sides.TwoSidedCodec;
import org.rnn4j.datasets.sides.TwoSidedData;
import org.rnn4j.datasets.sides.text.WrittenSide;

/** Conditions and the target texts for them, with streams for n-gram counts. Immutable. */
final class ConditionedTextData extends TwoSidedData<String, String> implements CountedData {
    private final WrittenSide text;
    private final List<String> classes;

    ConditionedTextData(
            Reading reading, Map<Split, List<Example<String, String>>> examples, TwoSidedCodec<String, String> codec) {
        super(
                reading,
                examples,
                codec,
                "texts",
                new Texts(conditions(codec).names()),
                codec.source().input(),
                Augmentation.none(),
                splits -> Map.of(
                        conditions(codec).fact().getKey(),
                        conditions(codec).fact().getValue()));
        text = (WrittenSide) codec.target();
        classes = conditions(codec).names();
    }

    private static Conditions conditions(TwoSidedCodec<String, String> codec) {
        return (Conditions) codec.source();
    }

    @Override
    public int countedIds() {
        return text.vocabulary();
    }

    @Override
    public OptionalInt endOfSequence() {
        return OptionalInt.of(text.end());
    }

    /** The texts of each class, or all texts if there are no classes. */
    @Override
    public List<int[]> streams(Split split) {
        Encoded<String, String> encoded = split(split);
        return classes.isEmpty()
                ? List.of(stream(encoded, ""))
                : classes.stream().map(name -> stream(encoded, name)).toList();
    }

    private static int[] stream(Encoded<String, String> encoded, String condition) {
        return IntStream.range(0, encoded.size())
                .filter(e -> condition.isEmpty()
                        || encoded.examples().get(e).source().equals(condition))
                .flatMap(e -> IntStream.of(
                        ((TokenSequences) encoded.targets().get(e)).ids().ids()))
                .toArray();
    }

    /** Evaluation of texts for conditions, for which the loss is the only metric. */
    private record Texts(List<String> names) implements Evaluation<String, String> {
        private static final int SAMPLES = 5;

        @Override
        public Optional<Scorer> scorer(Encoded<String, String> split) {
            return Optional.empty();
        }

        @Override
        public Baselines<String, String> baselines(Encoded<String, String> training) {
            return split -> Map.of();
        }

        @Override
        public Map<String, Map<Split, Long>> classes(Map<Split, Encoded<String, String>> splits) {
            Map<String, Map<Split, Long>> classes = new LinkedHashMap<>();
            for (String name : names) {
                Map<Split, Long> counts = new EnumMap<>(Split.class);
                splits.forEach((split, encoded) -> counts.put(
                        split,
                        encoded.examples().stream()
                                .filter(example -> example.source().equals(name))
                                .count()));
                classes.put(name, counts);
            }
            return classes;
        }

        @Override
        public List<String> warnings(Map<Split, Encoded<String, String>> splits) {
            return List.of();
        }

        @Override
        public List<String> samples(Encoded<String, String> training) {
            return training.samples(SAMPLES);
        }
    }
}
