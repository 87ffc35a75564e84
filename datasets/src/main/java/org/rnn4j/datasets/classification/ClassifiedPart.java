package org.rnn4j.datasets.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rnn4j.datasets.examples.SequenceInputs;
import org.rnn4j.datasets.examples.BadExamples;

/**
 * One part, encoded.
 *
 * @param inputs what a network reads
 * @param classes the class of each example
 */
public record ClassifiedPart<I extends SequenceInputs>(I inputs, int[] classes) {

    /**
     * Encodes what can be used.
     *
     * @param encode an example; may refuse it
     * @param inputs puts the encoded ones together
     */
    public static <T, V, I extends SequenceInputs> ClassifiedPart<I> of(
            List<Labelled<T>> examples,
            ClassNames classes,
            BadExamples bad,
            Function<Labelled<T>, V> encode,
            Function<List<V>, I> inputs) {
        List<V> values = new ArrayList<>();
        List<Integer> ids = new ArrayList<>();
        for (Labelled<T> example : examples) {
            bad.keep(() -> {
                        int id = classes.idOf(example);
                        V value = encode.apply(example);
                        ids.add(id);
                        return value;
                    })
                    .ifPresent(values::add);
        }
        return new ClassifiedPart<>(
                inputs.apply(values), ids.stream().mapToInt(Integer::intValue).toArray());
    }

    int size() {
        return classes.length;
    }

    /** What stands for each example; see {@link SequenceInputs#identity}. */
    List<Object> identities() {
        return IntStream.range(0, size()).mapToObj(inputs::identity).toList();
    }

    long[] counts(int classCount) {
        long[] counts = new long[classCount];
        for (int c : classes) {
            counts[c]++;
        }
        return counts;
    }
}
