package org.rnn4j.models.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.junit.jupiter.api.Test;
import org.rnn4j.models.head.Pooling;

class SequenceLayerTest {

    private static TokenEmbedding.Builder tokens() {
        return new TokenEmbedding.Builder().nIn(6).nOut(6);
    }

    @Test
    void layersAreEqualIfClassAndSettingsAreEqual() {
        List<Layer> layers = List.of(
                tokens().build(),
                tokens().frozen(true).build(),
                tokens().nOut(5).build(),
                new SequencePooling.Builder(Pooling.MEAN).nIn(6).build(),
                new SequencePooling.Builder(Pooling.LAST).nIn(6).build());
        assertThat(layers).doesNotHaveDuplicates();
        assertThat(layers)
                .allSatisfy(layer -> assertThat(layer.clone()).isEqualTo(layer).hasSameHashCodeAs(layer));
    }
}
