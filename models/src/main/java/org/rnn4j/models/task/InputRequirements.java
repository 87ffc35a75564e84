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

    static void requireNoEmbedding(BodySpec body, int size, String inputs) {
        if (size > 0) {
            throw new UserException(
                    "model.embedding-size = %d, but the inputs are %s; leave it out".formatted(size, inputs));
        }
        if (body.freezeEmbedding()) {
            throw new UserException(
                    "model.freeze-embedding = true, but the inputs are %s; leave it out".formatted(inputs));
        }
    }

    /** Checks the encoder of images, and the options of the layers above it. */
    static void requireEncoder(TaskModel model, InputSpec input) {
        BodySpec body = model.body();
        boolean hasImages = BodyLayers.hasImages(input);
        if (!hasImages && !model.encoder().equals(EncoderSpec.DEFAULT)) {
            throw new UserException("model.encoder is set, but the inputs are not images: %s; leave it out"
                    .formatted(input.description()));
        }
        if (!hasImages && model.body().layers() == 0) {
            throw new UserException(
                    "model.layers = 0, but only an encoder of images can do without recurrent layers; set at least 1");
        }
        if (hasImages) {
            requireNoEmbedding(body, model.hasDecoder() ? 0 : body.embeddingSize(), "images");
        }
    }

    /** Checks the options of a decoder; it has a recurrent layer, and no others are below it if it reads an image. */
    static void requireDecoder(BodySpec body, InputSpec input) {
        if (body.layers() == 0) {
            throw new UserException("model.layers = 0, but a decoder has at least 1; set it");
        }
        if (input instanceof InputSpec.Images) {
            refuseBelowDecoder(body.bidirectional(), "bidirectional = true");
            refuseBelowDecoder(body.residual(), "residual = true");
            refuseBelowDecoder(body.recurrentDropout() > 0, "recurrent-dropout = " + body.recurrentDropout());
            refuseBelowDecoder(body.zoneout() > 0, "zoneout = " + body.zoneout());
        }
    }

    private static void refuseBelowDecoder(boolean set, String option) {
        if (set) {
            throw new UserException(
                    "model.%s, but it is for recurrent layers below the decoder, and an image has none; leave it out"
                            .formatted(option));
        }
    }

    static void requireNoPooling(Pooling pooling) {
        if (pooling != Pooling.LAST) {
            throw new UserException("model.pooling = %s, but the data has targets at every time step; leave it out"
                    .formatted(pooling.name().toLowerCase(Locale.ROOT)));
        }
    }
}
