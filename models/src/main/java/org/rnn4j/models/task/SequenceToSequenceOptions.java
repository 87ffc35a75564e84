package org.rnn4j.models.task;

import org.rnn4j.core.job.DecodingSpec;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.Range;
import org.rnn4j.core.job.Ranges;
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

            @Default("false")
            @Doc(
                    "Gate: a number between 0 and 1 at every step scales what attention read from the source (Xu et al., 2015).")
            boolean contextGate,

            @Default("0.0")
            @Range(min = 0, max = 100)
            @Doc(
                    "Weight of a penalty for every place of the source whose attention over all steps of the output does not add up to 1 (doubly stochastic attention; Xu et al., 2015, use 1).")
            double coveragePenalty,

            EncoderSpec encoder)
            implements TaskModel {
        public Model {
            Ranges.require("model", Model.class, body, attention, inputFeeding, contextGate, coveragePenalty, encoder);
        }

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
