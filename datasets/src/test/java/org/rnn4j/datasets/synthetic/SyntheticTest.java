package org.rnn4j.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.BatchPlan;
import org.rnn4j.core.sequence.SequenceBatch;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.SequenceValues.OneVector;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.Split;

class SyntheticTest {
    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    @Test
    void theTargetIsTheSumOfTheTwoMarkedNumbers() {
        SequenceData data = new AddingSource().open(NOTHING.deepCopy().put("length", 7), null);
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(5, 1, 3)).iterator().next();
        RealVectors read = (RealVectors) batch.inputs();
        for (int b = 0; b < 5; b++) {
            float sum = 0;
            float marks = 0;
            for (int t = 0; t < 7; t++) {
                sum += read.at(b, 0, t) * read.at(b, 1, t);
                marks += read.at(b, 1, t);
            }
            assertThat(marks).isEqualTo(2);
            assertThat(((OneVector) batch.targets()).values()[b]).isCloseTo(sum, within(1e-6f));
        }
    }

    @Test
    void constantPredictionOfOneHasAnErrorOfOneSixth() {
        SequenceData data =
                new AddingSource().open(NOTHING.deepCopy().put("length", 4).put("test", 20_000), null);
        assertThat(data.baselines(Split.TEST).get("always 1").main().value()).isCloseTo(1 / 6.0, within(3e-3));
    }

    @Test
    void trainingIsRedrawnEveryEpochAndEvaluationIsNot() {
        SequenceData data = new AddingSource().open(NOTHING.deepCopy().put("length", 7), null);
        assertThat(first(data, Split.TRAIN, 1)).isNotEqualTo(first(data, Split.TRAIN, 2));
        assertThat(first(data, Split.TRAIN, 1)).isEqualTo(first(data, Split.TRAIN, 1));
        assertThat(first(data, Split.TEST, 1)).isEqualTo(first(data, Split.TEST, 2));
        assertThat(first(data, Split.TEST, 1)).isNotEqualTo(first(data, Split.VALIDATION, 1));
    }

    private static float[] first(SequenceData data, Split split, long seed) {
        return ((OneVector) data.batches(split, new BatchPlan(3, 1, seed))
                        .iterator()
                        .next()
                        .targets())
                .values();
    }

    @Test
    void copyMemoryAsksForTheLettersAfterTheDelay() {
        SequenceData data = new CopyMemorySource().open(NOTHING.deepCopy().put("delay", 3), null);
        SequenceBatch batch =
                data.batches(Split.TRAIN, new BatchPlan(1, 1, 3)).iterator().next();
        int[] read = ((TokenIds) batch.inputs()).ids();
        int[] answer = ((TokenIds) batch.targets()).ids();
        assertThat(read).hasSize(23);
        assertThat(read[12]).as("the sign").isEqualTo(9);
        for (int i = 0; i < 10; i++) {
            assertThat(answer[13 + i]).isEqualTo(read[i]).isBetween(1, 8);
            assertThat(answer[i]).isZero();
        }
    }
}
