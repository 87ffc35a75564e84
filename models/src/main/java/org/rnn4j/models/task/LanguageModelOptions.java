package org.rnn4j.models.task;

import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.SampleSpec;

/**
 * Options of {@code task: language-model}.
 *
 * @param sample what is generated at the end of training, and by {@code generate}
 */
public record LanguageModelOptions(Model model, SampleSpec sample) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("false")
            @Doc("The output layer's weights are the embedding's; embedding-size must equal hidden-size.")
            boolean tieEmbedding)
            implements TaskModel {
        public Model {
            if (tieEmbedding && body.embeddingSize() != body.hiddenSize()) {
                throw new UserException(
                        ("model.tie-embedding = true, but model.embedding-size = %d and model.hidden-size = %d;"
                                        + " the matrix that they share needs them equal")
                                .formatted(body.embeddingSize(), body.hiddenSize()));
            }
        }
    }
}
