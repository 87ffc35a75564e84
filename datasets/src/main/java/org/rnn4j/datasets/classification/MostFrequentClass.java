package org.rnn4j.datasets.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/** Predicts the most frequent class of the training split; ties take the first. */
record MostFrequentClass() implements Baseline {

    @Override
    public Fitted fit(List<SequenceValues> training, int[] classes, int classCount) {
        long[] counts = ClassSide.counts(classes, classCount);
        int most = 0;
        for (int c = 1; c < classCount; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int found = most;
        return asked -> {
            int[] predicted = new int[asked.size()];
            Arrays.fill(predicted, found);
            return Optional.of(new Predicted("most frequent class", predicted));
        };
    }
}
