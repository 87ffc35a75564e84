package org.rnn4j.datasets.classification;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rnn4j.core.sequence.SequenceValues;

/** Predicts the most frequent class of the training split; ties take the first. */
record MostFrequentClass() implements Baseline {

    @Override
    public Optional<Predicted> predict(
            List<SequenceValues> training, int[] classes, List<SequenceValues> asked, int classCount) {
        long[] counts = ClassSide.counts(classes, classCount);
        int most = 0;
        for (int c = 1; c < classCount; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int[] predicted = new int[asked.size()];
        Arrays.fill(predicted, most);
        return Optional.of(new Predicted("most frequent class", predicted));
    }
}
