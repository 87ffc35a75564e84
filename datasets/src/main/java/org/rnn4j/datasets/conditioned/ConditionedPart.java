package org.rnn4j.datasets.conditioned;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenSequences;
import org.rnn4j.datasets.examples.TokenInputs;

/**
 * One part, encoded.
 *
 * @param texts what is to be written, ends included
 * @param conditions for each text, as a batch of itself
 * @param spelt the same as a user has them
 */
record ConditionedPart(TokenInputs texts, List<SequenceValues> conditions, List<String> spelt) {

    SequenceBatch batch(Conditions all, int[] examples) {
        return new SequenceBatch(
                all.together(Arrays.stream(examples).mapToObj(conditions::get).toList()),
                new TokenSequences(texts.gather(examples), texts.lengths(examples)),
                null,
                false,
                examples);
    }

    /** The texts of some conditions, one after the other. */
    int[] stream(Predicate<String> chosen) {
        return IntStream.range(0, spelt.size())
                .filter(e -> chosen.test(spelt.get(e)))
                .flatMap(e -> Arrays.stream(texts.ids().get(e)))
                .toArray();
    }

    long tokens() {
        return Arrays.stream(texts.lengths()).asLongStream().sum();
    }
}
