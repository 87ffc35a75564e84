package org.rnn4j.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MixedLossTest {

    @Test
    void eachHalfIsMeasuredWithTheWeightOfTheOther() {
        // on the first half the first model alone is best, on the second the other
        MixedLoss mixed = MixedLoss.ofHalves(new double[] {0.5, 0.5, 0.1, 0.1}, new double[] {0.2, 0.2, 0.4, 0.4});
        assertThat(mixed.weight()).isCloseTo(0.5, within(1e-6));
        assertThat(mixed.lossNats()).isCloseTo(-(Math.log(0.2) + Math.log(0.1)) / 2, within(1e-6));
    }

    @Test
    void otherTokensAreMeasuredWithTheWeightOfTheValidationSplit() {
        double[] first = {0.5, 0.1, 0.3};
        double[] second = {0.2, 0.4, 0.3};
        MixedLoss mixed = MixedLoss.withWeightOf(first, second, new double[] {0.8}, new double[] {0.4});
        Mixture mixture = Mixture.fit(first, second);
        assertThat(mixture.weight()).isBetween(0.01, 0.99);
        assertThat(mixed.weight()).isEqualTo(mixture.weight());
        assertThat(mixed.lossNats()).isCloseTo(-Math.log(0.4 + 0.4 * mixture.weight()), within(1e-12));
    }
}
