package org.rnn4j.models.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Attention;
import org.rnn4j.core.job.Condition;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.cell.Cell;
import org.rnn4j.models.decoder.DecoderShape;
import org.rnn4j.models.layer.AttentionDecoder;

/** The DL4J layer of a decoder, as a job asks for it. */
final class DecoderLayers {
    private DecoderLayers() {}

    static void add(
            NeuralNetConfiguration.ListBuilder layers,
            JobSpec job,
            InputSpec input,
            OutputSpec.Sequence output,
            Attention attention,
            Condition condition) {
        ModelSpec model = job.model();
        int width = BodyLayers.width(model, input);
        if (attention == Attention.DOT && width != model.hiddenSize()) {
            throw new UserException(
                    "model.attention = dot, but the encoder gives %d numbers a step and the decoder has %d units; take general"
                            .formatted(width, model.hiddenSize()));
        }
        boolean readsBothWays = model.bidirectional() && isSequence(input);
        DecoderShape shape = new DecoderShape(
                Cell.of(model),
                model.layers(),
                model.hiddenSize(),
                width,
                readsBothWays ? model.hiddenSize() : width,
                output.vocabularySize(),
                model.embeddingSize() > 0 ? model.embeddingSize() : model.hiddenSize(),
                attention,
                model.inputFeeding(),
                condition,
                output.begin(),
                output.end());
        AttentionDecoder.Builder decoder = new AttentionDecoder.Builder(shape)
                .labelSmoothing(job.training().labelSmoothing())
                .ownInputs(job.training().scheduledSampling());
        if (model.dropout() > 0) {
            decoder.dropOut(new Dropout(1 - model.dropout()));
        }
        layers.layer(decoder.build());
    }

    /** Whether recurrent layers read it, rather than a condition that is given at once. */
    static boolean isSequence(InputSpec input) {
        return input instanceof InputSpec.Tokens || input instanceof InputSpec.Vectors;
    }
}
