package org.rnn4j.datasets.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.rnn4j.core.sequence.TextCodec;

/** The check that decoding is safe for text that grows. */
final class Streaming {
    private Streaming() {}

    /** Ids drawn at random, as an untrained network draws them. */
    static void assertGrowsOnly(TextCodec codec, long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 100; trial++) {
            int[] ids = random.ints(30, 0, codec.vocabularySize()).toArray();
            String shown = "";
            for (int n = 1; n <= ids.length; n++) {
                String text = codec.decode(Arrays.copyOf(ids, n));
                assertThat(text).startsWith(shown);
                shown = text;
            }
        }
    }
}
