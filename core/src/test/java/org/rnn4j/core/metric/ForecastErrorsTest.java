package org.rnn4j.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ForecastErrorsTest {

    @Test
    void errorsAreThoseOfTheFormulas() {
        ForecastErrors errors = new ForecastErrors();
        errors.add(10, 12, 2);
        errors.add(-4, -1, 2);
        errors.add(Double.NaN, 5, 2);
        assertThat(errors.count()).isEqualTo(2);
        assertThat(errors.mae()).isEqualTo(2.5);
        assertThat(errors.rmse()).isCloseTo(Math.sqrt((4 + 9) / 2.0), within(1e-12));
        assertThat(errors.smape()).isCloseTo((2 * 2 / 22.0 + 2 * 3 / 5.0) / 2, within(1e-12));
        assertThat(errors.mase()).isEqualTo(1.25);
    }

    @Test
    void twoZerosAreNoSymmetricError() {
        ForecastErrors errors = new ForecastErrors();
        errors.add(0, 0, 0);
        assertThat(errors.smape()).isZero();
        assertThat(errors.mase()).isNaN();
    }

    @Test
    void aConstantSeriesHasNoPartInMase() {
        ForecastErrors errors = new ForecastErrors();
        errors.add(1, 2, 0);
        errors.add(1, 2, Double.NaN);
        errors.add(1, 2, 4);
        assertThat(errors.mase()).isEqualTo(0.25);
        assertThat(errors.mae()).isEqualTo(1);
    }

    @Test
    void theScaleIsTheErrorOfTheSeasonalNaiveForecast() {
        double[] training = {1, 5, 2, 9, Double.NaN, 9};
        assertThat(ForecastErrors.scale(training, 1)).isEqualTo((4 + 3 + 7) / 3.0);
        assertThat(ForecastErrors.scale(training, 2)).isEqualTo((1 + 4 + 0) / 3.0);
        assertThat(ForecastErrors.scale(training, 6)).isNaN();
    }

    @Test
    void quantilesAreJudgedByPinballLossCoverageAndWidth() {
        QuantileErrors errors = new QuantileErrors(new double[] {0.1, 0.5, 0.9});
        errors.add(5, new double[] {2, 4, 8}); // 0.3 + 0.5 + 0.3
        errors.add(9, new double[] {2, 4, 8}); // 0.7 + 2.5 + 0.9
        errors.add(Double.NaN, new double[] {0, 0, 0});
        assertThat(errors.pinball()).isCloseTo((0.3 + 0.5 + 0.3 + 0.7 + 2.5 + 0.9) / 6, within(1e-12));
        assertThat(errors.coverage()).isEqualTo(0.5);
        assertThat(errors.nominal()).isCloseTo(0.8, within(1e-12));
        assertThat(errors.width()).isEqualTo(6);
    }

    @Test
    void theEndsOfAnIntervalAreWithinIt() {
        QuantileErrors errors = new QuantileErrors(new double[] {0.25, 0.75});
        errors.add(2, new double[] {2, 4});
        errors.add(4, new double[] {2, 4});
        errors.add(1.9, new double[] {2, 4});
        errors.add(4.1, new double[] {2, 4});
        errors.add(3, new double[] {2, 4});
        assertThat(errors.coverage()).isEqualTo(0.6);
    }
}
