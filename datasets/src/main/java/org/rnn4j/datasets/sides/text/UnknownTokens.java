package org.rnn4j.datasets.sides.text;

import java.util.Arrays;
import java.util.Random;
import org.rnn4j.core.error.UserException;
import org.rnn4j.core.sequence.SequenceValues;
import org.rnn4j.core.sequence.SequenceValues.TokenIds;
import org.rnn4j.core.sequence.TextCodec;
import org.rnn4j.datasets.sides.Augmentation;

/**
 * Replaces tokens by the unknown token at random. A model learns to do without any single token, and what an unknown token
 * means.
 *
 * @param unknown id of the unknown token
 * @param rate probability for each token
 * @param repeat time steps of each token
 * @param <S> an item as read
 */
public record UnknownTokens<S>(int unknown, double rate, int repeat) implements Augmentation<S> {

    /**
     * The augmentation of a job.
     *
     * @throws UserException if tokens shall be replaced, but the codec has no unknown token
     */
    public static <S> Augmentation<S> of(TextCodec text, double rate, int repeat) {
        if (rate == 0) {
            return Augmentation.none();
        }
        if (text.unknownId() < 0) {
            throw new UserException(
                    "data.unknown-rate = %s, but tokens of the codec \"%s\" are never unknown; set it to 0"
                            .formatted(rate, text.format()));
        }
        return new UnknownTokens<>(text.unknownId(), rate, repeat);
    }

    @Override
    public TokenIds changed(S item, SequenceValues source, Random random) {
        int[] ids = ((TokenIds) source).ids().clone();
        for (int t = 0; t < ids.length; t += repeat) {
            if (random.nextDouble() < rate) {
                Arrays.fill(ids, t, t + repeat, unknown);
            }
        }
        return new TokenIds(1, ids.length, ids);
    }
}
