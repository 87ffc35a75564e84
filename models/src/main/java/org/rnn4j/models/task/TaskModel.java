package org.rnn4j.models.task;

import java.util.Optional;
import org.rnn4j.core.sequence.InputSpec;

/** The block {@code model} of a task: a body and the task's own options. */
interface TaskModel {

    BodySpec body();

    /** The encoder of images. */
    default EncoderSpec encoder() {
        return EncoderSpec.DEFAULT;
    }

    /** Whether the embedding is that of the tokens a decoder writes, if the inputs are images. */
    default boolean hasDecoder() {
        return false;
    }

    /** Number of recurrent layers below the head. */
    default int recurrentLayers(InputSpec input) {
        return body().layers();
    }

    /** Number of networks whose predictions are averaged. */
    default int networks() {
        return 1;
    }

    /** Whether the output layer shares the embedding's matrix. */
    default boolean tieEmbedding() {
        return false;
    }

    /** The convolution over the characters of words; empty if characters of such inputs are not used. */
    default Optional<CharacterSpec> characterConvolution(InputSpec input) {
        return Optional.empty();
    }
}
