package org.rnn4j.datasets.sides.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;

class UnknownTokensTest {

    @Test
    void aShareOfTheTokensIsReplacedAndTheTextStaysAsItIs() {
        int[] ids = new int[10_000];
        Arrays.setAll(ids, t -> t % 7);
        TokenIds text = new TokenIds(1, ids.length, ids.clone());
        TokenIds changed = new UnknownTokens<String>(9, 0.2, 1).changed("", text, new Random(1));
        long unknown = Arrays.stream(changed.ids()).filter(id -> id == 9).count();
        assertThat(unknown / 10_000.0).isCloseTo(0.2, within(0.012)); // three standard deviations
        for (int t = 0; t < ids.length; t++) {
            assertThat(changed.ids()[t]).isIn(9, ids[t]);
        }
        assertThat(text.ids()).isEqualTo(ids);
        assertThat(new UnknownTokens<String>(9, 0.2, 1)
                        .changed("", text, new Random(1))
                        .ids())
                .isEqualTo(changed.ids());
        assertThat(new UnknownTokens<String>(9, 0.2, 1)
                        .changed("", text, new Random(2))
                        .ids())
                .isNotEqualTo(changed.ids());
    }

    @Test
    void allStepsOfATokenAreReplacedTogether() {
        int[] ids = new int[3_000];
        Arrays.setAll(ids, t -> t / 3 % 7);
        TokenIds changed =
                new UnknownTokens<String>(9, 0.5, 3).changed("", new TokenIds(1, ids.length, ids), new Random(1));
        for (int t = 0; t < ids.length; t++) {
            assertThat(changed.ids()[t] == 9).isEqualTo(changed.ids()[t / 3 * 3] == 9);
        }
        assertThat(Arrays.stream(changed.ids()).filter(id -> id == 9).count()).isBetween(1_300L, 1_700L);
    }
}
