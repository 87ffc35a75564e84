package org.rnn4j.models.layer;

import java.util.List;
import org.rnn4j.core.dl4j.LayerClasses;

/** The layers and losses of this package, which saved networks may name. */
public final class RnnLayerClasses implements LayerClasses {

    @Override
    public List<Class<?>> classes() {
        return List.of(
                AttentionDecoder.class,
                CrfOutput.class,
                CtcOutput.class,
                Recurrent.class,
                SegmentForecaster.class,
                SequencePooling.class,
                StepLoss.class,
                TokenEmbedding.class,
                ValueLoss.class,
                WordEmbedding.class);
    }
}
