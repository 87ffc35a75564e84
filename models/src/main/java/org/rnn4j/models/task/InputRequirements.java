package org.rnn4j.models.task;

import java.util.Locale;
import java.util.Optional;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.JobSpec;
import org.rnn4j.core.network.NetworkFactory;
import org.rnn4j.core.sequence.InputSpec;
import org.rnn4j.core.sequence.OutputSpec;
import org.rnn4j.core.sequence.WordVectors;
import org.rnn4j.models.head.Pooling;

/** Rejects options of a task that do not apply to its data. */
final class InputRequirements {
    private InputRequirements() {}

    static void requireFit(NetworkFactory factory, JobSpec job, InputSpec input, OutputSpec output) {
        if (!factory.fits(input, output)) {
            throw new UserException("task = %s does not fit data.type = %s, with inputs: %s, targets: %s"
                    .formatted(factory.task(), job.dataType(), input.description(), output.description()));
        }
    }

    /**
     * Checks the options of an embedding of tokens or words.
     *
     * @param start pretrained vectors
     */
    static void requireTokens(TaskModel model, Optional<WordVectors> start) {
        BodySpec body = model.body();
        if (body.freezeEmbedding() && (body.embeddingSize() == 0 || model.tieEmbedding())) {
            throw new UserException("model.freeze-embedding = true, but %s"
                    .formatted(
                            model.tieEmbedding()
                                    ? "model.tie-embedding = true trains the same matrix; leave one of them out"
                                    : "model.embedding-size = 0: there is no embedding; set its size"));
        }
        if (start.isPresent() && start.get().size() != body.embeddingSize()) {
            throw new UserException(
                    "model.embedding-size = %d, but the size of the pretrained vectors is %d; set it to %d"
                            .formatted(
                                    body.embeddingSize(),
                                    start.get().size(),
                                    start.get().size()));
        }
    }

    static void requireEmbeddingOfWords(BodySpec body, CharacterSpec characters) {
        if (body.embeddingSize() == 0) {
            throw new UserException(
                    "model.characters.filters = %d, but model.embedding-size = 0: character features need a word embedding; set its size"
                            .formatted(characters.filters()));
        }
    }

    static void requireNoCharacters(Optional<CharacterSpec> convolution) {
        convolution.ifPresent(characters -> {
            throw new UserException(
                    "model.characters.filters = %d, but the inputs are not words with characters; leave it out"
                            .formatted(characters.filters()));
        });
    }

    static void requireNoEmbedding(BodySpec body) {
        if (body.embeddingSize() > 0) {
            throw new UserException("model.embedding-size = %d, but the inputs are real vectors; leave it out"
                    .formatted(body.embeddingSize()));
        }
        if (body.freezeEmbedding()) {
            throw new UserException("model.freeze-embedding = true, but the inputs are real vectors; leave it out");
        }
    }

    static void requireNoPooling(Pooling pooling) {
        if (pooling != Pooling.LAST) {
            throw new UserException("model.pooling = %s, but the data has targets at every time step; leave it out"
                    .formatted(pooling.name().toLowerCase(Locale.ROOT)));
        }
    }
}
