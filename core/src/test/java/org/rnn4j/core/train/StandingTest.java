package org.rnn4j.core.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandingTest {
    private static final Standing BLEU_OF_ZERO = Standing.FIRST.with(0, 5.0, 10, 2);

    @Test
    void aTieOfTheScoreGoesToTheLowerLoss() {
        assertThat(BLEU_OF_ZERO.isBeatenBy(0, 4.9)).isTrue();
        assertThat(BLEU_OF_ZERO.isBeatenBy(0, 5.0)).isFalse();
        assertThat(BLEU_OF_ZERO.isBeatenBy(0, 5.1)).isFalse();
        assertThat(BLEU_OF_ZERO.with(0, 4.9, 20, 2)).isEqualTo(new Standing(0, 4.9, 20, 0, 0, 0));
        assertThat(BLEU_OF_ZERO.with(0, 5.1, 20, 2)).isEqualTo(new Standing(0, 5.0, 10, 1, 1, 0));
    }

    @Test
    void theScoreComesBeforeTheLoss() {
        assertThat(BLEU_OF_ZERO.isBeatenBy(-0.1, 6)).isTrue();
        assertThat(BLEU_OF_ZERO.isBeatenBy(0.1, 4)).isFalse();
    }
}
