package org.rnn4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RnnStateTest {
    private static final RnnState TWO = RnnState.of(2, new double[] {1, 2, 3, 4}, new double[] {5, 6});
    private static final RnnState ONE = RnnState.of(1, new double[] {7, 8}, new double[] {9});

    @Test
    void stackedStatesAreTheRowsOfOneBatch() {
        RnnState stacked = RnnState.stack(List.of(TWO, ONE));
        assertThat(stacked).isEqualTo(RnnState.of(3, new double[] {1, 2, 3, 4, 7, 8}, new double[] {5, 6, 9}));
        assertThat(stacked.rows(2)).isEqualTo(ONE);
        assertThat(stacked.rows(0, 1)).isEqualTo(TWO);
    }

    @Test
    void statesOfTheSameNetworkAreAlikeWhateverTheirBatch() {
        assertThat(TWO.isLike(ONE)).isTrue();
        assertThat(TWO.isLike(RnnState.of(2, new double[] {1, 2, 3, 4}))).isFalse();
        assertThat(ONE.isLike(RnnState.of(1, new double[] {7}, new double[] {9})))
                .isFalse();
    }
}
