package org.rnn4j.models.task;

import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.Default;
import org.rnn4j.core.job.Doc;
import org.rnn4j.core.job.Flat;
import org.rnn4j.core.job.SampleSpec;

/**
 * Options of {@code task: language-model}.
 *
 * @param sample generation at the end of training, and defaults of {@code generate}
 */
public record LanguageModelOptions(Model model, SampleSpec sample) {

    /** The block {@code model}. */
    public record Model(
            @Flat BodySpec body,

            @Default("false")
            @Doc("Weight tying: the output layer shares the embedding's matrix; embedding-size must equal hidden-size.")
            boolean tieEmbedding)
            implements TaskModel {
        public Model {
            if (tieEmbedding && body.embeddingSize() != body.hiddenSize()) {
                throw new UserException(
                        ("model.tie-embedding = true, but model.embedding-size = %d and model.hidden-size = %d;"
                                        + " a shared matrix requires equal sizes")
                                .formatted(body.embeddingSize(), body.hiddenSize()));
            }
        }
    }
}
