package org.rnn4j.models.engine;

import java.util.Locale;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.job.ClassWeights;
import org.rnn4j.core.job.DistributionSpec;
import org.rnn4j.core.job.ModelSpec;
import org.rnn4j.core.job.Pooling;

/** Refuses settings that a task or its data would not heed. */
final class ModelOptions {
    private ModelOptions() {}

    static void requireNoCrf(String task, ModelSpec model) {
        if (model.crf()) {
            throw new UserException(
                    "model.crf = true, but only task = tagging scores tags together, not %s; leave it out"
                            .formatted(task));
        }
    }

    static void requireNoClassWeights(String task, ModelSpec model) {
        if (model.classWeights() != ClassWeights.NONE) {
            throw new UserException("model.class-weights = %s, but only task = classification weighs them, not %s"
                    .formatted(model.classWeights().name().toLowerCase(Locale.ROOT), task));
        }
    }

    static void requirePoints(String task, ModelSpec model) {
        if (!(model.distribution() instanceof DistributionSpec.Point)) {
            String asked = model.distribution() instanceof DistributionSpec.Quantile ? "quantile" : "gaussian";
            throw new UserException(
                    "model.distribution = %s, but only task = forecasting answers real values, not %s; leave it out"
                            .formatted(asked, task));
        }
    }

    static void requireNoPooling(String task, ModelSpec model) {
        if (model.pooling() != Pooling.LAST) {
            throw new UserException("model.pooling = %s, but task = %s answers at every step; leave it out"
                    .formatted(model.pooling().name().toLowerCase(Locale.ROOT), task));
        }
    }

    static void requireNoTying(String task, ModelSpec model) {
        if (model.tieEmbedding()) {
            throw new UserException(
                    "model.tie-embedding = true, but only task = language-model answers what it reads, not %s; leave it out"
                            .formatted(task));
        }
    }

    static void requireNoCharacters(ModelSpec model) {
        if (model.characters().filters() > 0) {
            throw new UserException(
                    "model.characters.filters = %d, but the data gives no words with characters; leave it out"
                            .formatted(model.characters().filters()));
        }
    }

    static void requireNoEmbedding(ModelSpec model) {
        if (model.embeddingSize() > 0) {
            throw new UserException("model.embedding-size = %d, but the data gives real vectors; leave it out"
                    .formatted(model.embeddingSize()));
        }
        if (model.freezeEmbedding()) {
            throw new UserException("model.freeze-embedding = true, but the data gives real vectors; leave it out");
        }
    }
}
