package org.rnn4j.cli.model;

import java.nio.file.Path;
import java.util.Locale;
import org.rnn4j.core.baseline.MixedLoss;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.predict.Predictor;
import org.rnn4j.core.sequence.SequenceData;
import org.rnn4j.core.sequence.Split;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.core.sequence.TokenStream;

/**
 * Interpolates a language model with another one of the same vocabulary. The weight is chosen on the validation split of the
 * first model's data; on that split itself, each half has the weight of the other half.
 *
 * @param file bundle of the other model
 * @param signature what is required of it
 */
record Mixing(Predictor model, Path file, SignatureOption signature) {

    /** @param own data of the first model, the same as {@code data} if that is where it was trained */
    MixedLoss loss(SequenceData own, SequenceData data, Split split) {
        try (Predictor other = OpenModel.open(file, 0, signature)) {
            requireText(model);
            requireText(other);
            requireSameVocabulary(other);
            int[] validation = tokens(own, Split.VALIDATION);
            double[] first = model.probabilities(validation);
            double[] second = other.probabilities(validation);
            if (own == data && split == Split.VALIDATION) {
                return MixedLoss.ofHalves(first, second);
            }
            int[] tokens = tokens(data, split);
            return MixedLoss.withWeightOf(first, second, model.probabilities(tokens), other.probabilities(tokens));
        }
    }

    private static void requireText(Predictor predictor) {
        if (!(predictor.bundle().codec() instanceof TextCodec)) {
            throw new UserException("--mix interpolates two language models, but one of the models is for task = %s"
                    .formatted(predictor.bundle().job().task()));
        }
    }

    private void requireSameVocabulary(Predictor other) {
        TextCodec mine = model.textCodec();
        TextCodec theirs = other.textCodec();
        if (!mine.format().equals(theirs.format()) || !mine.toJson().equals(theirs.toJson())) {
            throw new UserException(String.format(
                    Locale.ROOT,
                    "--mix %s has another vocabulary than the model (%s, %,d tokens; the model: %s, %,d); train both on the"
                            + " same data with the same tokenizer",
                    file,
                    theirs.format(),
                    theirs.vocabularySize(),
                    mine.format(),
                    mine.vocabularySize()));
        }
    }

    private static int[] tokens(SequenceData data, Split split) {
        int[] tokens = ((TokenStream) data).tokens(split);
        if (tokens.length < 3) {
            throw new UserException("--mix needs a %s split of at least three tokens, but it has %d"
                    .formatted(split.name().toLowerCase(Locale.ROOT), tokens.length));
        }
        return tokens;
    }
}
