package org.rnn4j.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues.RealVectors;
import org.rnn4j.datasets.examples.Padding;

class SpilledItemsTest {

    private static RealVectors features(int time, float from) {
        float[] values = new float[2 * time];
        for (int i = 0; i < values.length; i++) {
            values[i] = from + i;
        }
        return new RealVectors(1, 2, time, values);
    }

    @Test
    void whatDoesNotFitOnTheHeapComesBackFromAFile() {
        SpilledItems store = new SpilledItems(Packing.floats(), 40); // ten numbers
        List<RealVectors> items = List.of(features(3, 0), features(4, 100), features(2, 200), features(1, 300));

        store.addAll(items);

        assertThat(store.inFile()).isEqualTo(4 * (8 + 2)); // the third one fits beside the first
        assertThat(store).hasSize(4);
        for (int i = 0; i < items.size(); i++) {
            assertThat(((RealVectors) store.get(i)).values())
                    .containsExactly(items.get(i).values());
            assertThat(((RealVectors) store.get(i)).time())
                    .isEqualTo(items.get(i).time());
        }
        assertThat(Padding.steps(store)).containsExactly(3, 4, 2, 1);
    }

    @Test
    void equalItemsHaveEqualIdentities() {
        SpilledItems store = new SpilledItems(Packing.floats(), 0);
        store.addAll(List.of(features(3, 0), features(3, 1), features(3, 0)));

        List<Object> identities = Padding.identities(store);

        assertThat(identities.get(0)).isEqualTo(identities.get(2)).isNotEqualTo(identities.get(1));
        assertThat(store.inFile()).as("equal items are kept once").isEqualTo(2 * 4 * 6);
    }
}
