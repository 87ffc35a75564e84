package org.rnn4j.datasets.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues.Frames;
import org.rnn4j.core.sequence.SequenceValues.Images;

class PaddingTest {

    @Test
    void imagesFollowEachOther() {
        Images first = new Images(1, 1, 1, 2, new float[] {1, 2});
        Images second = new Images(1, 1, 1, 2, new float[] {3, 4});
        Images both = (Images) Padding.together(List.of(first, second));
        assertThat(both.batch()).isEqualTo(2);
        assertThat(both.values()).containsExactly(1, 2, 3, 4);
        assertThat(Padding.steps(first)).isZero();
        assertThat(Padding.identity(first)).isNotEqualTo(Padding.identity(second));
    }

    @Test
    void shorterClipsAreFollowedByZeros() {
        Frames shorter = new Frames(1, 1, 1, 1, 2, new float[] {1, 2});
        Frames longer = new Frames(1, 3, 1, 1, 2, new float[] {3, 4, 5, 6, 7, 8});
        Frames both = (Frames) Padding.together(List.of(shorter, longer));
        assertThat(both.time()).isEqualTo(3);
        assertThat(both.values()).containsExactly(1, 2, 0, 0, 0, 0, 3, 4, 5, 6, 7, 8);
        assertThat(Padding.steps(List.of(shorter, longer))).containsExactly(1, 3);
    }
}
