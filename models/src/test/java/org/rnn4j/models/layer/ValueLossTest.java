package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.nd4j.shade.jackson.annotation.JsonAutoDetect;
import org.nd4j.shade.jackson.annotation.PropertyAccessor;
import org.nd4j.shade.jackson.databind.ObjectMapper;
import org.rnn4j.models.head.DistributionSpec;
import org.rnn4j.models.head.ValueDistribution;

class ValueLossTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

    @Test
    void rejectsAnUnknownDistribution() throws IOException {
        ValueLoss known = JSON.readValue(
                "{\"@class\": \"org.rnn4j.models.layer.ValueLoss\", \"distribution\": \"gaussian\", \"levels\": [0.5]}",
                ValueLoss.class);
        assertThat(known.distribution()).isInstanceOf(ValueDistribution.Gaussian.class);
        assertThat(new ValueLoss(new DistributionSpec.Point()).distribution())
                .isInstanceOf(ValueDistribution.Point.class);
        ValueLoss unknown = JSON.readValue(
                "{\"@class\": \"org.rnn4j.models.layer.ValueLoss\", \"distribution\": \"laplace\", \"levels\": []}",
                ValueLoss.class);
        assertThatThrownBy(unknown::distribution)
                .hasMessage(
                        "distribution = laplace, but must be point, quantile, gaussian, student-t, negative-binomial or mixture");
    }
}
