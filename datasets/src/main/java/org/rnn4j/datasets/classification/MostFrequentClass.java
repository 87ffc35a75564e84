package org.rnn4j.datasets.classification;

import java.util.Arrays;
import java.util.Optional;
import org.rnn4j.datasets.examples.SequenceInputs;

/** Predictions with the class that the training part holds most often, whatever it reads. */
record MostFrequentClass<I extends SequenceInputs>() implements Baseline<I> {

    @Override
    public String name() {
        return "most frequent class";
    }

    @Override
    public Optional<int[]> answers(ClassifiedPart<I> training, I inputs, int classes) {
        long[] counts = training.counts(classes);
        int most = 0;
        for (int c = 1; c < classes; c++) {
            most = counts[c] > counts[most] ? c : most;
        }
        int[] answers = new int[inputs.size()];
        Arrays.fill(answers, most);
        return Optional.of(answers);
    }
}
