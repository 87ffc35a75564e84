package org.rnn4j.models.task;

import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.models.decoder.Attention;

/** Options of {@code task: seq2seq}. */
public record SequenceToSequenceOptions(Model model, DecoderTraining training, DecodingSpec decoding) {

    /** The block {@code model}; encoder and decoder have the same cell, size and number of layers. */
    public record Model(
            @Default("{embedding-limit: 1.7}") @Flat BodySpec body,

            @Default("general") @Doc("Attention score of the decoder.")
            Attention attention,

            @Default("true")
            @Doc("Input feeding: the attentional vector is an input of the next time step (Luong et al., 2015).")
            boolean inputFeeding,

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
