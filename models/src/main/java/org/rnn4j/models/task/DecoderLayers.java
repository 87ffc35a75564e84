package org.rnn4j.models.task;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.models.decoder.Attention;
import org.rnn4j.models.decoder.Condition;
import org.rnn4j.models.decoder.DecoderShape;
import org.rnn4j.models.layer.AttentionDecoder;

/** Creates the DL4J layer of a decoder from the options of a job. */
record DecoderLayers(
        TaskModel model,
        DecoderTraining training,
        Attention attention,
        boolean inputFeeding,
        boolean gated,
        double coverage,
        Condition condition) {

    void add(NeuralNetConfiguration.ListBuilder layers, InputSpec input, OutputSpec.Sequence output) {
        BodySpec body = model.body();
        InputRequirements.requireDecoder(body, input);
        int width = BodyLayers.width(model, input);
        if (attention == Attention.DOT && width != body.hiddenSize()) {
            throw new UserException(
                    "model.attention = dot, but the encoder has %d output features and the decoder has %d units; use general"
                            .formatted(width, body.hiddenSize()));
        }
        if (attention == Attention.NONE && (gated || coverage > 0)) {
            throw new UserException("model.%s, but model.attention = none; set an attention, or leave it out"
                    .formatted(gated ? "context-gate = true" : "coverage-penalty = " + coverage));
        }
        boolean readsBothWays = body.bidirectional() && isSequence(input);
        DecoderShape shape = new DecoderShape(
                body.cell(),
                body.layers(),
                body.hiddenSize(),
                width,
                readsBothWays ? body.hiddenSize() : width,
                input instanceof InputSpec.Images,
                output.vocabularySize(),
                body.embeddingSize() > 0 ? body.embeddingSize() : body.hiddenSize(),
                attention,
                inputFeeding,
                gated,
                condition,
                output.begin(),
                output.end());
        AttentionDecoder.Builder decoder = new AttentionDecoder.Builder(shape)
                .embeddingLimit(body.embeddingLimit())
                .coverage(coverage)
                .labelSmoothing(training.labelSmoothing())
                .ownInputs(training.scheduledSampling())
                .wordDropout(training.wordDropout());
        if (body.dropout() > 0) {
            decoder.dropOut(new Dropout(1 - body.dropout()));
        }
        layers.layer(decoder.build());
    }

    /** Whether the input is a sequence, read by recurrent layers, rather than a condition. */
    static boolean isSequence(InputSpec input) {
        return input instanceof InputSpec.Tokens
                || input instanceof InputSpec.Vectors
                || input instanceof InputSpec.Frames;
    }
}
