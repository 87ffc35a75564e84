package org.rnn4j.models.task;

import java.util.Optional;

/** The block {@code model} of a task: a body, and what the task adds to it. */
interface TaskModel {

    BodySpec body();

    /** Whether the output layer's weights are the embedding's. */
    default boolean tieEmbedding() {
        return false;
    }

    /** How the characters of words are read; empty where they are not. */
    default Optional<CharacterSpec> characterConvolution() {
        return Optional.empty();
    }
}
