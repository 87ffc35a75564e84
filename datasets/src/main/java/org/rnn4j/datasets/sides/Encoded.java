package org.rnn4j.datasets.sides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.datasets.examples.BadExamples;
import org.rnn4j.datasets.examples.Example;
import org.rnn4j.datasets.examples.Padding;

/**
 * One split, encoded.
 *
 * @param examples examples as read
 * @param sources encoded sources of the examples, each a batch of size one
 * @param targets encoded targets, each a batch of size one
 */
public record Encoded<S, T>(List<Example<S, T>> examples, List<SequenceValues> sources, List<SequenceValues> targets) {

    /** Encodes examples, except for bad ones. */
    static <S, T> Encoded<S, T> of(List<Example<S, T>> examples, TwoSidedCodec<S, T> codec, BadExamples bad) {
        Encoded<S, T> encoded = new Encoded<>(new ArrayList<>(), codec.source().store(), new ArrayList<>());
        for (Example<S, T> example : examples) {
            bad.keep(() -> {
                        SequenceValues target = codec.target().encode(example.target(), example.origin());
                        SequenceValues source = codec.source().encode(example.source(), example.origin());
                        codec.target().requireFit(source, target, codec.source(), example.origin());
                        encoded.sources.add(source);
                        return target;
                    })
                    .ifPresent(target -> {
                        encoded.targets.add(target);
                        encoded.examples.add(example);
                    });
        }
        return encoded;
    }

    public int size() {
        return examples.size();
    }

    /** Time steps of each example on every side with a time axis, targets last. */
    int[][] steps() {
        int[] source = Padding.steps(sources);
        int[] target = Padding.steps(targets);
        if (!hasTime(target)) {
            return new int[][] {source};
        }
        return hasTime(source) ? new int[][] {source, target} : new int[][] {target};
    }

    private static boolean hasTime(int[] steps) {
        return steps.length > 0 && steps[0] > 0;
    }

    /** Number of targets: tokens of sequences, or one per example. */
    long countTargets() {
        return hasTime(Padding.steps(targets))
                ? targets.stream().mapToLong(Encoded::tokens).sum()
                : size();
    }

    private static long tokens(SequenceValues target) {
        return target instanceof TokenSequences sequence ? sequence.lengths()[0] : Padding.steps(target);
    }

    /** The most frequent target as read, the first one at a tie; there must be an example. */
    public T mostFrequentTarget() {
        return examples.stream()
                .collect(Collectors.groupingBy(Example::target, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    long countCut(SourceSide<S> side) {
        return IntStream.range(0, size())
                .filter(i -> side.isCut(examples.get(i).source(), sources.get(i)))
                .count();
    }

    /** Some examples as a batch. */
    SequenceBatch batch(int[] numbers) {
        return batch(numbers, Padding.chosen(sources, numbers));
    }

    /** Some examples as a batch, with random changes to their sources. */
    SequenceBatch batch(int[] numbers, Augmentation<S> augmentation, Random random) {
        return batch(
                numbers,
                IntStream.of(numbers)
                        .mapToObj(i -> augmentation.changed(examples.get(i).source(), sources.get(i), random))
                        .toList());
    }

    private SequenceBatch batch(int[] numbers, List<SequenceValues> read) {
        List<SequenceValues> wanted = Padding.chosen(targets, numbers);
        int[] lengths = Padding.steps(read);
        boolean isFull = IntStream.of(lengths).allMatch(length -> length == lengths[0]);
        boolean isWritten = Padding.steps(wanted.get(0)) > 0; // a decoder needs the lengths of all sources
        return new SequenceBatch(
                Padding.together(read),
                Padding.together(wanted),
                !hasTime(lengths) || (isFull && !isWritten) ? null : lengths,
                false,
                numbers);
    }

    /** The first examples, source and target, as read. */
    public List<String> samples(int most) {
        return examples.stream()
                .limit(most)
                .map(example -> example.source() + " -> " + example.target())
                .toList();
    }

    /** Objects that are equal for equal sources; see {@link Padding#identities}. */
    public List<Object> identities() {
        return Padding.identities(sources);
    }
}
