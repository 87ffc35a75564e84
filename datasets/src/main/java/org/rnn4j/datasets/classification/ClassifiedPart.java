package org.rnn4j.datasets.classification;

import java.util.List;
import java.util.stream.IntStream;
import org.rnn4j.datasets.batch.SequenceInputs;

/**
 * One part, encoded.
 *
 * @param inputs what a network reads
 * @param classes the class of each example
 */
public record ClassifiedPart<I extends SequenceInputs>(I inputs, int[] classes) {

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
