package org.rnn4j.models.task;

import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.models.decoder.Condition;

/** Options of {@code task: conditional}. */
public record ConditionalOptions(Model model, DecoderTraining training, DecodingSpec decoding) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("initial") @Doc("Where the decoder reads its condition.")
            Condition condition,

            EncoderSpec encoder)
            implements TaskModel {

        @Override
        public boolean hasDecoder() {
            return true;
        }

        /** Images are read by their encoder alone. */
        @Override
        public int recurrentLayers(InputSpec input) {
            return input instanceof InputSpec.Images ? 0 : body.layers();
        }
    }
}
